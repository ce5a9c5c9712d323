import { CarriedTask } from '#jobs/carried_task'
import Account from '#models/account'
import { resetBySuperior } from '#models/account/reset_by_superior'
import type Task from '#models/task'
import { enabledBelow } from '#queries/accounts_to_reset'
import { resetsWorkValidator } from '#validators/account'

/** New passwords and slips for many accounts that were chosen (L4). */
export default class ResetAccountsJob extends CarriedTask {
  static options = { name: 'accounts.reset' }

  async work(task: Task) {
    const { id, site, accountIds, address } = await resetsWorkValidator.validate(task.input)
    const actor = await Account.findOrFail(task.accountId)
    const accounts = await enabledBelow(actor, accountIds)
    await task.reach(0, accounts.length)
    const by = { actor, address: address ?? null }
    await resetBySuperior(accounts, { id, site, unusedOnly: false }, by, (done) =>
      task.reach(done, accounts.length)
    )
    return { href: `/slips/${id}` }
  }
}
