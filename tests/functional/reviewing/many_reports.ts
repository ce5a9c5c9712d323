import { sql } from '#queries/sql'
import type { World } from '#tests/support/world'

/** So many that no plan reads all of them when it can help it, and more than are counted. */
export const REPORTS = 6000

/**
 * Reports without data, a sixth of them at the province of the world, submitted; the others elsewhere, in
 * forty regions. Every third is about batteries, and one in a thousand about tea.
 */
export async function manyReports({ round, province, report }: World) {
  await sql(
    `WITH project AS (
       INSERT INTO projects (number, title) SELECT 'P' || lpad(n::text, 6, '0'), CASE WHEN n % 1000 = 0 THEN '茶叶' WHEN n % 3 = 0 THEN '电池' ELSE '项目' END || n FROM generate_series(1, ?) n
       RETURNING id, number, right(number, 6)::int AS n
     ), entry AS (
       INSERT INTO roster_entries (round_id, project_id, stat_serial_no, facts)
       SELECT ?, id, number, jsonb_build_object('orgCode', 'U' || lpad((n / 3)::text, 8, '0'), 'unitName', '单位', 'regionCode', (320400 + n % 40)::text, 'programme', '02')
         FROM project RETURNING id, project_id
     )
     INSERT INTO reports (round_id, project_id, roster_entry_id, questionnaire_version_id, path, state, waiting_at, closes_at,
       submitted_at, receipt_number)
     SELECT ?, project.id, entry.id, ?, (CASE WHEN n % 6 = 0 THEN 'nation.p320000' ELSE 'nation.p' || (100000 + n % 30) END)::ltree,
         CASE WHEN n % 6 = 0 THEN 'submitted' ELSE 'filling' END, CASE WHEN n % 6 = 0 THEN ?::bigint END, survey_now(),
         survey_now() - n * interval '1 minute', 'R' || n
       FROM project JOIN entry ON entry.project_id = project.id`,
    [REPORTS, round.id, round.id, report.questionnaireVersionId, province.id]
  )
  await sql('SELECT settle_collection()')
  // What earlier tests have left in the table must not count in its plans.
  await sql('VACUUM FULL reports')
  await sql(
    'VACUUM ANALYZE collection_counts, count_changes, reports, roster_entries, projects, explanations, report_events, accounts'
  )
}
