import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import { refusals } from '#exceptions/refusals'
import type Refusal from '#exceptions/refusal'
import type Account from '#models/account'
import type { Move } from '#models/report/movable'
import type { Standing } from '#models/report/standing'
import { closedBecause } from '#models/report/submission_gate'
import { type SubmittableReport } from '#models/report/submittable'

/** The respondent may change the data (F3, S2). */
export function Fillable<T extends NormalizeConstructor<typeof SubmittableReport>>(superclass: T) {
  return class extends superclass {
    /**
     * Begins a report nobody has touched yet; refuses with the reason when it can't be filled now.
     * Two first changes at once begin it once.
     */
    async openForFilling(by: Move): Promise<void> {
      const closed = closedTo(by.actor, await this.standing())
      if (closed) throw closed
      if (this.accountId !== by.actor.id) throw refusals.onlyRespondentFills()
      if (this.state !== 'not_started') return
      await this.move('begin', by).catch(async (refusal) => {
        await this.refresh()
        if (this.state === 'not_started') throw refusal
      })
    }
  }
}

/** S2, S4: why somebody who sees the report can't change its data now; null when it is theirs to change. */
export function closedTo(actor: Account, standing: Standing): Refusal | null {
  return actor.isRespondent ? closedBecause(standing) : refusals.onlyRespondentFills()
}
