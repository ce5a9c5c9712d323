import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { refusals } from '#exceptions/refusals'
import { Fillable } from '#models/report/fillable'
import { FILLABLE } from '#models/report/flow'
import type { Move } from '#models/report/movable'
import type { Standing } from '#models/report/standing'
import { closedBecause } from '#models/report/submission_gate'
import { SubmittableReport } from '#models/report/submittable'
import { sql } from '#queries/sql'

/** Looks and writes inside the transaction, behind the lock. */
export type Saying<T> = (standing: Standing, trx: TransactionClientContract) => Promise<T>

/** The respondent has the data audited and says something about what was found (A1, E1). */
export function Auditable<T extends NormalizeConstructor<typeof FillableReport>>(superclass: T) {
  return class extends superclass {
    /** One click: keeps what the audit of the data as they are now comes to, while they can be changed. */
    async audit(): Promise<void> {
      const standing = await this.standing()
      if (closedBecause(standing)) return
      await sql(
        `UPDATE reports SET audit_state = ?, audited_version = ?, audited_at = survey_now()
          WHERE id = ? AND state = ANY(?)`,
        [standing.auditState, standing.facts.dataVersion, this.id, FILLABLE]
      )
    }

    /**
     * The one frame around explanations, evidence and answers: only the respondent's own, only while
     * the report can be changed, one at a time, never beside a submission. Refuses with the reason.
     */
    async saying<R>(by: Move, say: Saying<R>): Promise<R> {
      if (this.accountId !== by.actor.id) throw refusals.onlyRespondent()
      if (this.state === 'not_started') await this.openForFilling(by)

      return db.transaction(async (trx) => {
        await sql('SELECT FROM reports WHERE id = ? FOR NO KEY UPDATE', [this.id], trx)
        const standing = await this.standing(trx)
        const closed = closedBecause(standing)
        if (closed) throw closed

        const said = await say(standing, trx)
        if (standing.isAudited) await this.#follow(trx)
        return said
      })
    }

    /** An audited report whose findings have been answered passes without another click. */
    async #follow(trx: TransactionClientContract) {
      const { auditState } = await this.standing(trx)
      await sql('UPDATE reports SET audit_state = ? WHERE id = ?', [auditState, this.id], trx)
    }
  }
}

/** A report that can be filled, as the traits above it see it. */
export class FillableReport extends Fillable(SubmittableReport) {}

/** A report about which something can be said, as the traits above it see it. */
export class AuditableReport extends Auditable(FillableReport) {}
