import type { State } from '#models/report/flow'
import { sql } from '#queries/sql'

/** A report of a round that is over. */
export interface EarlierReport {
  id: number
  year: number
  title: string
  state: State
}

/** What this respondent has on file from earlier rounds, latest first. */
export function earlierReports(accountId: number): Promise<EarlierReport[]> {
  return sql<EarlierReport>(
    `SELECT reports.id, report_year AS year, projects.title, state FROM reports
       JOIN rounds ON rounds.id = round_id JOIN projects ON projects.id = project_id
      WHERE account_id = ? AND status = 'closed' ORDER BY report_year DESC`,
    [accountId]
  )
}
