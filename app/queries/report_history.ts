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

/** What happened to a report, latest first. */
export function reportHistory(reportId: number): Promise<HistoryLine[]> {
  return sql<HistoryLine>(
    `SELECT e.action, e.to_state AS "toState", coalesce(a.name, '系统') AS actor, e.reason,
            e.created_at AS at, w.name AS "waitingAt", e.from_waiting_at AS "waitedAt", f.role AS "waitedRole",
            e.details #>> '{onBehalfOf,name}' AS "onBehalfOf"
       FROM report_events e
       LEFT JOIN accounts a ON a.id = e.actor_id
       LEFT JOIN accounts w ON w.id = e.to_waiting_at
       LEFT JOIN accounts f ON f.id = e.from_waiting_at
      WHERE e.report_id = ? ORDER BY e.id DESC LIMIT 50`,
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
