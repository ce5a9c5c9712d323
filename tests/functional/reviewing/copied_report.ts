import { sql } from '#queries/sql'

/** The same report many times more, data included, under other numbers. Gives the ids of the copies. */
export async function copyReport(reportId: number, times: number): Promise<number[]> {
  const copies = await sql<{ id: number }>(
    `WITH project AS (
       INSERT INTO projects (number, title) SELECT '2012AA9' || lpad(n::text, 5, '0'), '副本' FROM generate_series(1, ?) n RETURNING id, number
     ), entry AS (
       INSERT INTO roster_entries (round_id, project_id, stat_serial_no, facts)
       SELECT e.round_id, project.id, project.number, e.facts
         FROM project, reports r JOIN roster_entries e ON e.id = r.roster_entry_id WHERE r.id = ? RETURNING id, project_id
     )
     INSERT INTO reports (round_id, project_id, roster_entry_id, questionnaire_version_id, path, state, waiting_at,
       closes_at, submitted_at, receipt_number)
     SELECT r.round_id, entry.project_id, entry.id, r.questionnaire_version_id, r.path, r.state, r.waiting_at,
       r.closes_at, r.submitted_at, 'C' || entry.id FROM entry, reports r WHERE r.id = ? RETURNING id`,
    [times, reportId, reportId]
  )
  const ids = copies.map(({ id }) => id)
  await sql(
    `INSERT INTO answers (report_id, code, raw, source)
     SELECT copy, code, raw, source FROM answers, unnest(?::bigint[]) copy WHERE report_id = ?`,
    [ids, reportId]
  )
  await sql(
    `INSERT INTO table_rows (report_id, table_code, position, cells)
     SELECT copy, table_code, position, cells FROM table_rows, unnest(?::bigint[]) copy WHERE report_id = ?`,
    [ids, reportId]
  )
  return ids
}
