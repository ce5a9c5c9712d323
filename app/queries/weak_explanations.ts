import type Account from '#models/account'
import { SAME_TEXT } from '#queries/queue_parts'
import { sql } from '#queries/sql'

/** An explanation that is used again or like last year's (E4). */
export interface WeakExplanation {
  id: number
  /** E005. */
  asLastYear: boolean
  /** Other rules of the same report that are explained with the same text (E004). */
  rules: string[]
  /** Other reports of the same unit that use it: how many, and the numbers of those below the actor. */
  reports: number
  numbers: string[]
}

/** The weak explanations of one report, as its manager may see it. One statement. */
export function weakExplanations(reportId: number, actor: Account): Promise<WeakExplanation[]> {
  return sql<WeakExplanation>(
    `SELECT x.id, 'E005' = ANY(x.codes) AS "asLastYear", again.*
       FROM reports r JOIN explanations x ON x.report_id = r.id,
         LATERAL (SELECT coalesce(json_agg(y.rule ORDER BY y.rule) FILTER (WHERE y.report_id = r.id), '[]') AS rules,
             count(DISTINCT y.report_id) FILTER (WHERE y.report_id <> r.id) AS reports,
             coalesce(json_agg(DISTINCT p.number) FILTER (WHERE o.id <> r.id AND o.path <@ ?::ltree), '[]') AS numbers
           FROM (SELECT y.* ${SAME_TEXT}) y JOIN reports o ON o.id = y.report_id JOIN projects p ON p.id = o.project_id) again
      WHERE r.id = ? AND ('E005' = ANY(x.codes) OR json_array_length(again.rules) > 0 OR again.reports > 0)`,
    [actor.path, reportId]
  )
}
