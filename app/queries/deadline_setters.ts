import type { SetBy } from '#queries/deadline_tree'
import { sql } from '#queries/sql'

/** Who set the dates behind a report's deadline, in the order of its chain: from the nation down, last the extension. */
export async function deadlineSetters(reportId: number): Promise<(SetBy | null)[]> {
  const rows = await sql<{ who: string | null; at: string | null }>(SETTERS, [reportId])
  return rows.map(({ who, at }) => (who && at ? { who, at } : null))
}

/** That it was this return which extended the deadline: of those that kept it so, the first. */
const GAVE = `coalesce((e.details ->> 'extendedTo')::date = report.extended_to, false)`

const SETTERS = `
  WITH report AS (SELECT id, round_id, path, extended_to FROM reports WHERE id = ?)
  SELECT who, at FROM (
    SELECT 0 AS depth, 0::bigint AS id, a.name AS who, ro.filing_set_at AS at
      FROM report JOIN rounds ro ON ro.id = report.round_id LEFT JOIN accounts a ON a.id = ro.filing_set_by
    UNION ALL
    SELECT nlevel(m.path), -m.id, a.name, coalesce(d.filing_set_at, d.set_at)
      FROM report JOIN accounts m ON m.path @> report.path AND m.role NOT IN ('respondent', 'nation')
      JOIN deadlines d ON d.account_id = m.id AND d.round_id = report.round_id AND d.filing_deadline IS NOT NULL
      JOIN accounts a ON a.id = coalesce(d.filing_set_by, d.set_by)
    UNION ALL
    SELECT 1000, 0, returned.name, returned.created_at FROM report LEFT JOIN LATERAL (
      SELECT a.name, e.created_at FROM report_events e JOIN accounts a ON a.id = e.actor_id
       WHERE e.report_id = report.id AND e.action = 'return'
       ORDER BY ${GAVE} DESC, CASE WHEN ${GAVE} THEN -e.id ELSE e.id END DESC LIMIT 1) returned ON true
     WHERE report.extended_to IS NOT NULL
  ) chain ORDER BY depth, id`
