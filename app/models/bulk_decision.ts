import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { BulkDecisionSchema } from '#database/schema'
import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import { chooseItems, type Wanted } from '#models/bulk_decision/chosen_items'
import { decideItems } from '#models/bulk_decision/decided_items'
import { examineItems } from '#models/bulk_decision/examined_items'
import { record, type Actor } from '#models/journal'
import type { Decision } from '#models/report/verdicts'
import Task from '#models/task'
import { sql } from '#queries/sql'

export type BulkState = 'examining' | 'examined' | 'deciding' | 'decided'

/** What one press decides about many reports (W5): chosen, examined, confirmed once, decided in chunks. */
export default class BulkDecision extends BulkDecisionSchema {
  declare state: BulkState
  declare action: Decision

  /** Keeps which reports were chosen and how far each of them had come; asks for the preview. */
  static async choose(wanted: Wanted): Promise<{ bulk: BulkDecision; task: Task; count: number }> {
    const { action, actor, address, roundId, origin, reason } = wanted
    return db.transaction(async (trx) => {
      const columns = { action, accountId: actor.id, address, roundId, origin, reason }
      const bulk = await BulkDecision.create({ ...columns, state: 'examining' }, { client: trx })
      const count = await chooseItems(bulk.id, wanted.chosen, trx)
      if (count < (wanted.expected ?? 0)) throw refusals.noSuchReport()
      if (count === 0) throw refusals.noReportChosen()
      const task = await bulk.#ask(actor, trx)
      return { bulk, task, count }
    })
  }

  /**
   * The one confirmation. Null when it has been given before; refuses while the preview is being
   * made, and another reason than was given. A return needs its reason.
   */
  async confirm(by: Actor, reason: string | null): Promise<{ task: Task; count: number } | null> {
    return db.transaction(async (trx) => {
      const { state, reason: given } = await this.#lock(trx)
      if (state === 'examining') throw refusals.notExaminedYet()
      if (state !== 'examined' && reason !== given) throw refusals.confirmedOtherwise()
      if (state !== 'examined') return null

      const [{ count }] = await sql<{ count: number }>(
        'SELECT count(*) FROM bulk_items WHERE bulk_id = ? AND refusal IS NULL',
        [this.id],
        trx
      )
      if (count === 0) throw refusals.nothingToDecide()
      await sql(
        `UPDATE bulk_decisions SET state = 'deciding', confirmed_at = survey_now(), reason = ?, address = ? WHERE id = ?`,
        [reason, by.address, this.id],
        trx
      )
      await this.#record(by, count, trx)
      return { task: await this.#ask(by.actor, trx), count }
    })
  }

  /** Asks once more for what a process that broke down has left undone; null when there is no such thing. */
  async askAgain(actor: Account): Promise<Task | null> {
    return db.transaction(async (trx) => {
      const { state } = await this.#lock(trx)
      const task = await Task.query({ client: trx }).where('id', this.taskId!).firstOrFail()
      const isLeft = state === 'deciding' || state === 'examining'
      return isLeft && task.status === 'failed' ? this.#ask(actor, trx) : null
    })
  }

  /** What is to be done now, with progress; safe to begin again. */
  async goOn(actor: Account, task: Task): Promise<void> {
    if (this.state === 'examining') await examineItems(this, actor, task)
    if (this.state === 'deciding') await decideItems(this, actor, task)
  }

  async #lock(trx: TransactionClientContract) {
    const [locked] = await sql<{ state: BulkState; reason: string | null }>(
      'SELECT state, reason FROM bulk_decisions WHERE id = ? FOR UPDATE',
      [this.id],
      trx
    )
    return locked
  }

  async #ask(actor: Account, trx: TransactionClientContract): Promise<Task> {
    const task = await Task.ask('bulk.decision', actor, { bulkId: this.id }, trx)
    await sql('UPDATE bulk_decisions SET task_id = ? WHERE id = ?', [task.id, this.id], trx)
    return task
  }

  #record(by: Actor, count: number, trx: TransactionClientContract) {
    const act = `report.${this.action}.bulk`
    const { path } = by.actor
    const details = { count, origin: this.origin }
    return record({ act, subject: 'bulk_decisions', subjectId: this.id, path, details }, by, trx)
  }
}
