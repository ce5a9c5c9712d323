import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import { ReportSchema } from '#database/schema'
import type Account from '#models/account'
import { destination } from '#models/report/destination'
import type { Action, State } from '#models/report/flow'
import { hold, rowFor, type Held } from '#models/report/held'
import { recordEvent } from '#models/report/recorded_event'

export interface Move {
  actor: Account
  address: string | null
  /** Id of the latest event that the actor has seen; another one since then refuses the move. */
  seen?: number
  reason?: string
  details?: Record<string, unknown>
}

/** What a guard found out: columns to store with the move, and what to do once the event is written. */
export interface Granted {
  columns?: Record<string, unknown>
  /** Kept with the event, beside those of the move. */
  details?: Record<string, unknown>
  after?: (eventId: number) => Promise<void>
}

/** Looks and prepares inside the transaction, behind the lock; throws a Refusal when it may not be. */
export type Guard = (trx: TransactionClientContract, now: Held) => Promise<Granted>

/**
 * The only writer of a report's state: locks the row, asks the flow table and the guard, writes
 * state and event in one transaction. Refuses with the catalogue's sentence.
 */
export function Movable<T extends NormalizeConstructor<typeof ReportSchema>>(superclass: T) {
  return class extends superclass {
    declare state: State

    /** Gives the event's id; the guard's columns are stored with the move. */
    async move(action: Action, by: Move, guard?: Guard): Promise<number> {
      return db.transaction(async (trx) => {
        const held = await hold([this.id], trx)
        const now = held.get(this.id)!
        const row = rowFor(action, by, now)

        const granted: Granted = guard ? await guard(trx, now) : {}
        const to = await destination(row, now, trx)
        await trx
          .from('reports')
          .where('id', this.id)
          .update({ ...granted.columns, ...to })
        const details = { ...by.details, ...granted.details }
        const move = { reportId: this.id, action, from: now, to, details }
        const eventId = await recordEvent(move, by, trx)
        await granted.after?.(eventId)
        return eventId
      })
    }
  }
}

/** A report that can move, as the traits above it see it. */
export class MovableReport extends Movable(ReportSchema) {}
