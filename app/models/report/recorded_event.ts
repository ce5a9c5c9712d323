import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Place } from '#models/report/destination'
import type { Action } from '#models/report/flow'
import type { Move } from '#models/report/movable'
import { sql } from '#queries/sql'

interface MadeMove {
  reportId: number
  action: Action
  from: Place
  to: Place
}

/** Writes who did what, when, from where to where, about which data. Gives the event's id. */
export async function recordEvent(
  { reportId, action, from, to }: MadeMove,
  { actor, address, reason, details }: Move,
  trx: TransactionClientContract
): Promise<number> {
  const columns = {
    report_id: reportId,
    action,
    actor_id: actor.id,
    actor_address: address,
    from_state: from.state,
    to_state: to.state,
    from_waiting_at: from.waiting_at,
    to_waiting_at: to.waiting_at,
    reason: reason ?? null,
    details: JSON.stringify(details ?? {}),
  }
  const names = Object.keys(columns)
  const [event] = await sql<{ id: number }>(
    `INSERT INTO report_events (${names.join(', ')}, data_version)
     SELECT ${names.map(() => '?').join(', ')}, greatest(
       coalesce((SELECT max(data_version) FROM answers WHERE report_id = ?), 0),
       coalesce((SELECT max(data_version) FROM table_rows WHERE report_id = ?), 0))
     RETURNING id`,
    [...Object.values(columns), reportId, reportId],
    trx
  )
  return event.id
}
