import Account from '#models/account'
import { guessFactor } from '#models/account/guess_factor'
import { recordSignIn } from '#models/account/recorded_sign_in'

/**
 * Finishes a login whose password was right with a code of the app or a recovery code (L8). Wrong
 * codes count on the one counter. Throws FormRefusal: 422 when wrong, 429 while locked.
 */
export async function signInByCode(
  accountId: number,
  typed: { code: string; address: string }
): Promise<Account | null> {
  const account = await Account.find(accountId)
  if (!account?.enabled || account.totpSecret === null) return null
  await guessFactor(account, { field: 'code', ...typed })
  await recordSignIn(account, typed.address)
  return account
}
