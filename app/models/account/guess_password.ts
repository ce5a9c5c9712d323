import type Account from '#models/account'
import { FailureCounter } from '#models/account/failure_counter'
import { guess } from '#models/account/guess'

/** Proves the present password of who is signed in (L7). Throws FormRefusal: 422 when wrong, 429 while locked. */
export async function guessPassword(
  account: Account,
  { currentPassword, address }: { currentPassword: string; address: string }
): Promise<void> {
  await guess({
    counter: new FailureCounter(account.userName, address),
    wrong: { field: 'currentPassword', what: '现在的密码不对' },
    verify: async () => ((await account.hasPassword(currentPassword)) ? true : null),
  })
}
