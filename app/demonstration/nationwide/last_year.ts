import { UNREPORTED } from '#demonstration/decisions'
import type { Hierarchy } from '#demonstration/hierarchy'
import { storeLastRound } from '#demonstration/last_round'
import { issuedReports, type IssuedReport } from '#demonstration/nationwide/issued_reports'
import type { ToldReport } from '#demonstration/nationwide/tell_report'
import { YEARS } from '#demonstration/projects'
import type Round from '#models/round'
import { sql } from '#queries/sql'
import type { Questionnaire } from '#questionnaire/types'

/** Last year's reports of these projects, in so far as they were there: accepted, or left out with a reason. */
export async function storeLastYear(
  round: Round,
  questionnaire: Questionnaire,
  hierarchy: Hierarchy,
  told: readonly ToldReport[]
): Promise<void> {
  const before = told.filter(({ project }) => project.approvalYear <= YEARS.last)
  if (before.length === 0) return
  const issued = await issuedReports(
    round,
    before.map(({ project }) => project)
  )
  const all = before.map(({ project, last }, i) => ({ report: issued[i], project, last }))
  const accepted = all.flatMap(({ last, ...one }) => (last ? [{ ...one, last }] : []))
  if (accepted.length > 0) await storeLastRound(questionnaire, hierarchy, accepted)
  await leaveUnreported(
    all.filter(({ last }) => !last).map(({ report }) => report),
    hierarchy
  )
}

async function leaveUnreported(reports: readonly IssuedReport[], hierarchy: Hierarchy) {
  const rows = reports.map(({ id, path }) => ({
    report: id,
    actor: hierarchy.above(path).at(-1)!.id,
    reason: UNREPORTED[id % UNREPORTED.length].replaceAll('2016', '2015'),
  }))
  await sql(LEAVE, [JSON.stringify(rows)])
}

const LEAVE = `
  WITH told AS (
    SELECT * FROM json_to_recordset(?::json) AS one (report bigint, actor bigint, reason text)
  ), event AS (
    INSERT INTO report_events (report_id, action, actor_id, from_state, to_state, reason, data_version, created_at)
    SELECT report, 'leaveUnreported', actor, 'not_started', 'unreported', reason, (
        SELECT coalesce(max(data_version), 0) FROM answers WHERE report_id = report), '2016-03-08T02:20:00Z'
      FROM told
    RETURNING report_id
  )
  UPDATE reports SET state = 'unreported' FROM event WHERE reports.id = event.report_id`
