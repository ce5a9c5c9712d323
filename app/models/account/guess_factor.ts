import type Account from '#models/account'
import { FailureCounter } from '#models/account/failure_counter'
import { guess } from '#models/account/guess'
import { secondFactor } from '#models/account/second_factor'

/**
 * Proves the second factor by a code of the app or a recovery code, which is used up (L8). Wrong ones
 * count on the one counter. Throws FormRefusal: 422 when wrong, 429 while locked.
 */
export async function guessFactor(
  account: Account,
  { field, code, address }: { field: string; code: string; address: string }
): Promise<void> {
  await guess({
    counter: new FailureCounter(account.userName, address),
    wrong: { field, what: '动态码不对，或已经用过' },
    verify: async () => ((await secondFactor.accepts(account, code)) ? true : null),
  })
}
