import type Account from '#models/account'
import { guessFactor } from '#models/account/guess_factor'
import { recordSignIn } from '#models/account/recorded_sign_in'

/**
 * Finishes a login whose password was right with a code of the app or a recovery code (L8). Throws
 * FormRefusal: 422 when wrong, 429 while locked.
 */
export async function signInByCode(account: Account, typed: { code: string; address: string }) {
  await guessFactor(account, { field: 'code', ...typed })
  await recordSignIn(account, typed.address)
}
