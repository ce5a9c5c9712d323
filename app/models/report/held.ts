import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import type { Place } from '#models/report/destination'
import { transition, type Action, type Level, type Transition } from '#models/report/flow'
import { moveRefusal } from '#models/report/move_refusal'
import { sql } from '#queries/sql'

/** A report behind its lock, as it is now. */
export interface Held extends Place {
  id: number
  path: string
  /** The level at which it waits; null where it does not. */
  waiting_role: Level | null
  /** Id of its latest event. */
  latest: number | null
}

/**
 * Locks reports, always in the same order, and reads them. Two statements: the events are read when
 * the locks are there, not while waiting for them.
 */
export async function hold(
  ids: readonly number[],
  trx: TransactionClientContract
): Promise<Map<number, Held>> {
  await sql('SELECT FROM reports WHERE id = ANY(?) ORDER BY id FOR UPDATE', [ids], trx)
  const rows = await sql<Held>(
    `SELECT id, state, waiting_at, path::text,
            (SELECT role FROM accounts WHERE id = reports.waiting_at) AS waiting_role,
            (SELECT max(id) FROM report_events WHERE report_id = reports.id) AS latest
       FROM reports WHERE id = ANY(?)`,
    [ids],
    trx
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** The row of the table for this act on the report as it is; throws when there is none, or the actor has seen another report. */
export function rowFor(
  action: Action,
  { actor, seen }: { actor: Account; seen?: number },
  now: Held
): Transition {
  const row = transition(now.state, actor.role, action)
  if (!row) throw moveRefusal(action, actor.role, now.state)
  if (seen !== undefined && seen !== (now.latest ?? 0)) throw refusals.changedMeanwhile()
  return row
}
