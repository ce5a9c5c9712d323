import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import { refusals } from '#exceptions/refusals'
import { ReportSchema } from '#database/schema'
import type Account from '#models/account'
import { destination, type Place } from '#models/report/destination'
import { transition, type Action, type State } from '#models/report/flow'
import { moveRefusal } from '#models/report/move_refusal'
import { recordEvent } from '#models/report/recorded_event'
import { sql } from '#queries/sql'

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

interface Held extends Place {
  path: string
  latest: number | null
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
        const now = await this.#lock(trx)
        const row = transition(now.state, by.actor.role, action)
        if (!row) throw moveRefusal(action, by.actor.role, now.state)
        if (by.seen !== undefined && by.seen !== (now.latest ?? 0))
          throw refusals.changedMeanwhile()

        const granted: Granted = guard ? await guard(trx, now) : {}
        const to = await destination(row, by.actor, now.path, trx)
        await this.#write(trx, { ...granted.columns, ...to })
        const details = { ...by.details, ...granted.details }
        const move = { reportId: this.id, action, from: now, to }
        const eventId = await recordEvent(move, { ...by, details }, trx)
        await granted.after?.(eventId)
        return eventId
      })
    }

    /** Two statements: the events are read when the lock is there, not while waiting for it. */
    async #lock(trx: TransactionClientContract): Promise<Held> {
      await sql('SELECT FROM reports WHERE id = ? FOR UPDATE', [this.id], trx)
      const [now] = await sql<Held>(
        `SELECT state, waiting_at, path::text,
                (SELECT max(id) FROM report_events WHERE report_id = reports.id) AS latest
           FROM reports WHERE id = ?`,
        [this.id],
        trx
      )
      return now
    }

    async #write(trx: TransactionClientContract, columns: Record<string, unknown>) {
      const extra = columns.state === 'submitted' ? { opened_at: null } : {}
      await trx
        .from('reports')
        .where('id', this.id)
        .update({ ...columns, ...extra })
    }
  }
}

/** A report that can move, as the traits above it see it. */
export class MovableReport extends Movable(ReportSchema) {}
