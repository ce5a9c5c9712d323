import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Place } from '#models/report/destination'
import type { Action } from '#models/report/flow'
import type { Actor } from '#models/journal'
import { sql } from '#queries/sql'

export interface MadeMove {
  reportId: number
  action: Action
  from: Place
  to: Place
  details?: Record<string, unknown>
}

/** Writes who did what, when, from where to where, about which data. Gives the event's id. */
export async function recordEvent(
  move: MadeMove,
  by: Actor & { reason?: string },
  trx: TransactionClientContract
): Promise<number> {
  const events = await recordEvents([move], by, trx)
  return events.get(move.reportId)!
}

/** The same for many reports in one statement; the events' ids by report. */
export async function recordEvents(
  moves: readonly MadeMove[],
  { actor, address, reason }: Actor & { reason?: string | null },
  trx: TransactionClientContract
): Promise<Map<number, number>> {
  const rows = await sql<{ id: number; report_id: number }>(
    `INSERT INTO report_events (report_id, action, actor_id, actor_address, from_state, to_state,
       from_waiting_at, to_waiting_at, reason, details, data_version)
     SELECT report_id, action, ?, ?, from_state, to_state, from_waiting_at, to_waiting_at, ?, details, greatest(
       coalesce((SELECT max(data_version) FROM answers WHERE report_id = one.report_id), 0),
       coalesce((SELECT max(data_version) FROM table_rows WHERE report_id = one.report_id), 0))
       FROM json_to_recordset(?::json) AS one (report_id bigint, action text, from_state text, to_state text,
         from_waiting_at bigint, to_waiting_at bigint, details jsonb)
      ORDER BY report_id RETURNING id, report_id`,
    [actor.id, address, reason ?? null, JSON.stringify(moves.map(written))],
    trx
  )
  return new Map(rows.map(({ id, report_id: reportId }) => [reportId, id]))
}

function written({ reportId, action, from, to, details = {} }: MadeMove) {
  return {
    report_id: reportId,
    action,
    from_state: from.state,
    to_state: to.state,
    from_waiting_at: from.waiting_at,
    to_waiting_at: to.waiting_at,
    details,
  }
}
