import { reason } from '#demonstration/reasons'
import type { DemonstrationReport } from '#demonstration/reports'
import { rulesOfUnit } from '#demonstration/unit_changes'
import type Report from '#models/report'
import { sql } from '#queries/sql'

/** A report of last year, with what is told of this year's. */
interface Repeated {
  report: Report
  told: DemonstrationReport
}

/**
 * What lasts was explained last year too, and this year's explanations repeat it word for word:
 * managers see them marked (E005).
 */
export async function storeLastReasons(reports: readonly Repeated[]): Promise<void> {
  const reasons = []
  for (const one of reports) reasons.push(...(await reasonsOf(one)))
  await sql(
    `INSERT INTO explanations (report_id, rule, fingerprint, text, accepted, saved_at, saved_by)
     SELECT one.report, rule, fingerprint, text, true, submitted_at - interval '20 minutes', account_id
       FROM json_to_recordset(?::json) AS one (report bigint, rule text, fingerprint text, text text)
       JOIN reports ON reports.id = one.report`,
    [JSON.stringify(reasons)]
  )
}

async function reasonsOf({ report, told }: Repeated) {
  const lasting = rulesOfUnit(told.project.unit, false).filter((rule) => rule !== 'B001')
  if (lasting.length === 0) return []
  const { explained } = await report.standing()
  return explained
    .filter(({ finding }) => lasting.includes(finding.rule))
    .map(({ finding: { rule, fingerprint } }) => ({
      report: report.id,
      rule,
      fingerprint,
      text: reason(rule, told),
    }))
}
