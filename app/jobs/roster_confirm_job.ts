import { CarriedTask } from '#jobs/carried_task'
import Account from '#models/account'
import RosterImport from '#models/roster_import'
import { countOutcomes } from '#models/roster_import/counted_outcomes'
import type Task from '#models/task'

/** Issues a list that was looked at and confirmed (R1). */
export default class RosterConfirmJob extends CarriedTask {
  static options = { name: 'roster.confirm' }

  async work(task: Task) {
    const list = await RosterImport.findOrFail(Number(task.input.importId))
    const actor = await Account.findOrFail(task.accountId)
    const { added } = await countOutcomes(list.id)
    await list.carryOut({ actor, address: list.address }, (rows) => task.reach(rows, added))
    return { href: `/roster/imports/${list.id}` }
  }
}
