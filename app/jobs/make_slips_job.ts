import { CarriedTask } from '#jobs/carried_task'
import Account from '#models/account'
import { resetBySuperior } from '#models/account/reset_by_superior'
import type Task from '#models/task'
import { AccountList } from '#queries/account_list'
import { slipsWorkValidator } from '#validators/account'

/** Passwords and slips for many accounts that nobody has used yet (L4). */
export default class MakeSlipsJob extends CarriedTask {
  static options = { name: 'slips.make' }

  async work(task: Task) {
    const { id, site, filters, address } = await slipsWorkValidator.validate(task.input)
    const actor = await Account.findOrFail(task.accountId)
    const accounts = await new AccountList(actor, null, filters).unused()
    await task.reach(0, accounts.length)
    const by = { actor, address: address ?? null }
    await resetBySuperior(accounts, { id, site, unusedOnly: true }, by, (done) =>
      task.reach(done, accounts.length)
    )
    return { href: `/slips/${id}` }
  }
}
