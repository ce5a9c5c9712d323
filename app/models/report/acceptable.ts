import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import db from '@adonisjs/lucid/services/db'
import type Account from '#models/account'
import { acceptanceRefusal } from '#models/report/acceptance_gate'
import type { Move } from '#models/report/movable'
import { onBehalf } from '#models/report/on_behalf'
import { turnRefusal } from '#models/report/review_gate'
import type { SubmittableReport } from '#models/report/submittable'
import { readExplanations } from '#queries/explanation_reads'
import { reviewWay } from '#queries/review_way'

/** A manager looks at the report and accepts it (W1, W4). */
export function Acceptable<T extends NormalizeConstructor<typeof SubmittableReport>>(
  superclass: T
) {
  return class extends superclass {
    async accept(by: Move): Promise<number> {
      return this.move('accept', by, async (trx) => {
        const way = await reviewWay(this.id, trx)
        const read = await readExplanations(this.id, by.actor.office, trx)
        const refusal = acceptanceRefusal(await this.standing(trx), by.actor, way, read)
        if (refusal) throw refusal
        return { details: { ...onBehalf(by.actor, way) } }
      })
    }

    /**
     * From now on the respondent can't withdraw it (S3, W1): the holder has looked at it, or a superior
     * that may decide in its place. Goes by the report as it was loaded: writes once, and nothing for
     * who only looks on.
     */
    async openedBy(actor: Account) {
      if (actor.isRespondent || this.waitingAt === null || this.openedAt !== null) return
      const holder = await this.#decidedBy(actor)
      if (holder === null) return
      await db
        .from('reports')
        .where({ id: this.id, waiting_at: holder })
        .whereNull('opened_at')
        .update({ opened_at: db.raw('survey_now()') })
    }

    /** Id of the manager for which this one may decide now, itself as a rule; null where it may not. */
    async #decidedBy(actor: Account): Promise<number | null> {
      if (this.waitingAt === actor.office) return actor.office
      const way = await reviewWay(this.id)
      return turnRefusal(actor, way) ? null : (way.holder?.id ?? null)
    }
  }
}
