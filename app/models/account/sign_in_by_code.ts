import Account from '#models/account'
import { FailureCounter } from '#models/account/failure_counter'
import { guess } from '#models/account/guess'
import { recordSignIn } from '#models/account/recorded_sign_in'
import { secondFactor } from '#models/account/second_factor'

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
  await guess({
    counter: new FailureCounter(account.userName, typed.address),
    wrong: { field: 'code', what: '动态码不对，或已经用过' },
    verify: async () =>
      (await secondFactor.accepts(account, typed.code.normalize('NFKC').replace(/\s/g, '')))
        ? true
        : null,
  })
  await recordSignIn(account, typed.address)
  return account
}
