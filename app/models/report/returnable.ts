import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import { askChecks } from '#models/report/asked_checks'
import type { MovableReport, Move } from '#models/report/movable'
import { extensionBy, returnRefusal } from '#models/report/review_gate'
import { tellReturned } from '#models/report/tell_returned'
import { reviewWay } from '#queries/review_way'

/** A question about one indicator (or the whole report: code null) that the respondent must answer. */
export interface ReturnMark {
  code: string | null
  question: string
}

export interface Return extends Move {
  reason: string
  marks: ReturnMark[]
}

/** A manager sends the report back (W2, D2): data stay untouched, the deadline is extended by itself. */
export function Returnable<T extends NormalizeConstructor<typeof MovableReport>>(superclass: T) {
  return class extends superclass {
    async return(by: Return): Promise<number> {
      const move = { ...by, details: { marks: by.marks } }
      const marks = by.marks.map((mark) => ({ ...mark, reportId: this.id }))
      return this.move('return', move, async (trx) => {
        const way = await reviewWay(this.id, trx)
        const refusal = returnRefusal(by.actor, way)
        if (refusal) throw refusal

        const { extendedTo, endsAt } = extensionBy(by.actor, way)
        const columns = { extended_to: extendedTo, closes_at: endsAt }
        return {
          details: { extendedTo },
          columns: { ...columns, return_count: trx.raw('return_count + 1') },
          after: async () => {
            await askChecks(marks, by.actor, trx)
            await tellReturned([this.id], by.reason, by.actor, trx)
          },
        }
      })
    }
  }
}
