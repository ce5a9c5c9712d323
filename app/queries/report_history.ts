import { sql } from '#queries/sql'
import type { Action, Level, PlacingAction, State } from '#models/report/flow'

export interface HistoryLine {
  action: Action | PlacingAction
  toState: State
  actor: string
  reason: string | null
  at: string
  waitingAt: string | null
  /** Id of the account that it waited at before. */
  waitedAt: number | null
  waitedRole: Level | null
  /** For whom a superior has accepted it; null: in its own name. */
  onBehalfOf: string | null
}

/** So many events without a reason are shown, the latest: somebody may submit and withdraw all day. */
const MOST_WITHOUT_REASON = 200

/** The events of one report that its history shows: none with a reason is ever left out (W2). */
export const SHOWN_EVENTS = `(
  SELECT * FROM (
    SELECT *, row_number() OVER (PARTITION BY reason IS NULL ORDER BY id DESC) AS nth
      FROM report_events WHERE report_id = ?) event
   WHERE reason IS NOT NULL OR nth <= ${MOST_WITHOUT_REASON})`

/** What happened to a report, latest first. */
export function reportHistory(reportId: number): Promise<HistoryLine[]> {
  return sql<HistoryLine>(
    `SELECT e.action, e.to_state AS "toState", coalesce(a.name, '系统') AS actor, e.reason,
            e.created_at AS at, w.name AS "waitingAt", e.from_waiting_at AS "waitedAt", f.role AS "waitedRole",
            e.details #>> '{onBehalfOf,name}' AS "onBehalfOf"
       FROM ${SHOWN_EVENTS} e
       LEFT JOIN accounts a ON a.id = e.actor_id
       LEFT JOIN accounts w ON w.id = e.to_waiting_at
       LEFT JOIN accounts f ON f.id = e.from_waiting_at
      ORDER BY e.id DESC`,
    [reportId]
  )
}

export interface Superior {
  name: string
  contactName: string | null
  contactPhone: string | null
}

/** The manager a respondent turns to: the lowest enabled one on the report's path. */
export async function superiorOf(path: string): Promise<Superior | null> {
  const [superior] = await sql<Superior>(
    `SELECT name, contact_name AS "contactName", contact_phone AS "contactPhone" FROM accounts
      WHERE path @> ?::ltree AND role <> 'respondent' AND enabled ORDER BY nlevel(path) DESC, id LIMIT 1`,
    [path]
  )
  return superior ?? null
}
