import type Account from '#models/account'
import { sql } from '#queries/sql'
import type { Value } from '#questionnaire/types'

/** What this level has decided last about a report, with the data it was about. */
export interface LastDecision {
  action: 'accept' | 'return'
  at: string
  marks: { code: string | null; question: string }[]
  answers: Record<string, Value>
  tables: Record<string, Record<string, Value>[]>
}

/** W3: null when this level has decided nothing yet. */
export async function lastDecision(
  reportId: number,
  { role }: Account
): Promise<LastDecision | null> {
  const [decision] = await sql<LastDecision>(
    `SELECT e.action, e.created_at AS at, coalesce(e.details -> 'marks', '[]') AS marks, s.answers, s.tables
       FROM report_events e JOIN accounts a ON a.id = e.actor_id
         JOIN LATERAL (SELECT answers, tables FROM report_snapshots
           WHERE report_id = e.report_id AND event_id < e.id ORDER BY event_id DESC LIMIT 1) s ON true
      WHERE e.report_id = ? AND e.action IN ('accept', 'return') AND a.role = ?
      ORDER BY e.id DESC LIMIT 1`,
    [reportId, role]
  )
  return decision ?? null
}
