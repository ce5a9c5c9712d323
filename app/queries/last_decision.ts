import type Account from '#models/account'
import { sql } from '#queries/sql'
import type { Value } from '#questionnaire/types'

/** What a return since then has asked; its reason is in the history. */
export interface Returned {
  by: string
  /** Whether this level has returned it. */
  isOwn: boolean
  marks: { code: string | null; question: string }[]
}

/** What this level has decided last about a report, with the data it was about. */
export interface LastDecision {
  action: 'accept' | 'return'
  at: string
  /** Of every level, this decision among them, oldest first. */
  returns: Returned[]
  answers: Record<string, Value>
  tables: Record<string, Record<string, Value>[]>
  /** Texts by rule; none where the submission did not keep them. */
  explanations: Record<string, string>
  /** Papers that were there then and have been removed since. */
  removed: { rule: string | null; name: string }[]
}

/**
 * W3: the level's, whoever of it has decided: its account may have changed, several people decide for
 * the nation. Null when this level has decided nothing yet.
 */
export async function lastDecision(
  reportId: number,
  { role }: Account
): Promise<LastDecision | null> {
  const [decision] = await sql<LastDecision>(
    `SELECT e.action, e.created_at AS at, s.answers, s.tables, s.explanations,
         coalesce((SELECT json_agg(json_build_object('rule', f.rule, 'name', f.name) ORDER BY f.removed_at)
           FROM evidence_files f WHERE f.report_id = e.report_id AND f.uploaded_at <= e.created_at
             AND f.removed_at > e.created_at), '[]') AS removed,
         coalesce((SELECT json_agg(json_build_object('by', w.name, 'isOwn', w.role = a.role,
             'marks', coalesce(t.details -> 'marks', '[]')) ORDER BY t.id)
           FROM report_events t JOIN accounts w ON w.id = t.actor_id
          WHERE t.report_id = e.report_id AND t.action = 'return' AND t.id >= e.id), '[]') AS returns
       FROM report_events e JOIN accounts a ON a.id = e.actor_id
         JOIN LATERAL (SELECT answers, tables, explanations FROM report_snapshots
           WHERE report_id = e.report_id AND event_id < e.id ORDER BY event_id DESC LIMIT 1) s ON true
      WHERE e.report_id = ? AND e.action IN ('accept', 'return') AND a.role = ?
      ORDER BY e.id DESC LIMIT 1`,
    [reportId, role]
  )
  return decision ?? null
}
