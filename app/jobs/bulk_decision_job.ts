import logger from '@adonisjs/core/services/logger'
import { refusals } from '#exceptions/refusals'
import { CarriedTask } from '#jobs/carried_task'
import Account from '#models/account'
import BulkDecision from '#models/bulk_decision'
import type Task from '#models/task'

/** Examines, and once confirmed decides, the reports of one bulk decision (W5). */
export default class BulkDecisionJob extends CarriedTask {
  static options = { name: 'bulk.decision' }

  async work(task: Task) {
    const bulk = await BulkDecision.findOrFail(task.input.bulkId as number)
    try {
      await bulk.goOn(await Account.findOrFail(task.accountId), task)
    } catch (error) {
      logger.error({ err: error, task: task.id }, 'Bulk decision broke off')
      throw refusals.bulkBroken()
    }
    return { href: `/bulk_decisions/${bulk.id}` }
  }
}
