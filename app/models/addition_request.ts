import db from '@adonisjs/lucid/services/db'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { AdditionRequestSchema } from '#database/schema'
import { refusals } from '#exceptions/refusals'
import Account from '#models/account'
import { addProject } from '#models/addition_request/add_project'
import { record, type Actor } from '#models/journal'
import Message from '#models/message'
import Round from '#models/round'
import { lockListed } from '#models/round/lock_listed'
import { sql } from '#queries/sql'
import type { Value } from '#questionnaire/types'

export type AdditionState = 'waiting' | 'added' | 'refused'

/** A project that a province asks to be added to the issued list (增报申请, R5). */
export default class AdditionRequest extends AdditionRequestSchema {
  declare state: AdditionState
  declare facts: Record<string, Value>

  @belongsTo(() => Round)
  declare round: BelongsTo<typeof Round>

  @belongsTo(() => Account, { foreignKey: 'askedBy' })
  declare asker: BelongsTo<typeof Account>

  /** Issues the project as an import would; its asker is told. Throws a refusal when it can't be. */
  async accept(by: Actor): Promise<void> {
    await db.transaction(async (trx) => {
      const round = await Round.findOrFail(this.roundId)
      await lockListed(round, trx)
      await this.#hold(trx)
      await addProject(round, this, by, trx)
      await this.#note('addition.accept', by, trx)
    })
  }

  async refuse(reason: string, by: Actor): Promise<void> {
    await db.transaction(async (trx) => {
      await this.#hold(trx)
      await sql(
        `UPDATE addition_requests SET state = 'refused', decision = ?, decided_by = ?, decided_at = survey_now() WHERE id = ?`,
        [reason, by.actor.id, this.id],
        trx
      )
      const title = `增报申请 ${this.number} 没有同意`
      const href = `/roster/additions/${this.id}`
      const letter = { to: this.askedBy, kind: 'addition', title, body: reason, href } as const
      await Message.send([letter], by.actor.id, trx)
      await this.#note('addition.refuse', by, trx)
    })
  }

  /** Two people deciding at once: the second one finds it decided. */
  async #hold(trx: TransactionClientContract) {
    const [now] = await sql<{ state: AdditionState }>(
      'SELECT state FROM addition_requests WHERE id = ? FOR UPDATE',
      [this.id],
      trx
    )
    if (now.state !== 'waiting') throw refusals.additionDecided()
  }

  async #note(act: string, by: Actor, trx: TransactionClientContract) {
    const { path } = await Account.findOrFail(this.askedBy)
    const details = { number: this.number }
    await record({ act, subject: 'addition_requests', subjectId: this.id, path, details }, by, trx)
  }
}
