import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { RosterLine } from '#models/report/issuing'
import type { NearestManager } from '#models/report/issuing/nearest_managers'
import type Round from '#models/round'
import { sql } from '#queries/sql'

export interface NumberedLine extends RosterLine {
  serial: string
  manager: NearestManager
  closesAt: Date
}

export interface StoredReport {
  id: number
  number: string
  accountId: number
  previousId: number | null
}

const STORE = `
  WITH line AS (
    SELECT * FROM json_to_recordset(?::json) AS one (number text, title text, facts jsonb,
      position integer, serial text, name text, manager bigint, path ltree, closes_at timestamptz)
  ), project AS (
    INSERT INTO projects (number, title) SELECT number, title FROM line
    ON CONFLICT (number) DO UPDATE SET title = excluded.title RETURNING id, number
  ), entry AS (
    INSERT INTO roster_entries (round_id, project_id, stat_serial_no, facts)
    SELECT ?, project.id, serial, facts FROM line JOIN project USING (number)
    RETURNING id, project_id
  ), account AS (
    INSERT INTO accounts (user_name, role, name, superior_id, path)
    SELECT number, 'respondent', name, manager, path FROM line
    ON CONFLICT (user_name) DO UPDATE
       SET name = excluded.name, superior_id = excluded.superior_id, path = excluded.path
     WHERE accounts.role = 'respondent'
    RETURNING id, user_name
  ), report AS (
    INSERT INTO reports (round_id, project_id, roster_entry_id, account_id, questionnaire_version_id,
      previous_id, path, closes_at)
    SELECT ?, project.id, entry.id, account.id, ?, (
        SELECT reports.id FROM reports JOIN rounds ON rounds.id = reports.round_id
         WHERE reports.project_id = project.id AND reports.state = 'nationally_accepted'
           AND rounds.report_year < ? ORDER BY rounds.report_year DESC LIMIT 1
      ), line.path, line.closes_at
      FROM line
      JOIN project USING (number)
      JOIN entry ON entry.project_id = project.id
      JOIN account ON account.user_name = line.number
     ORDER BY line.position
    RETURNING id, project_id, account_id, previous_id
  )
  SELECT report.id, project.number, account_id AS "accountId", previous_id AS "previousId"
    FROM report JOIN project ON project.id = report.project_id ORDER BY report.id`

/**
 * Projects, list entries, respondents' accounts and reports of these lines, in one statement. An
 * account that is there keeps its password and moves below its manager of this round. In the order
 * of the lines.
 */
export async function storeReports(
  round: Round,
  lines: readonly NumberedLine[],
  trx: TransactionClientContract
): Promise<StoredReport[]> {
  const rows = lines.map(({ number, title, facts, serial, manager, closesAt }, position) => ({
    position,
    number,
    title,
    facts,
    serial,
    name: facts.unitName ?? title,
    manager: manager.id,
    path: manager.path,
    closes_at: closesAt,
  }))
  const bindings = [
    JSON.stringify(rows),
    round.id,
    round.id,
    round.questionnaireVersionId,
    round.reportYear,
  ]
  const stored = await sql<StoredReport>(STORE, bindings, trx)
  if (stored.length < lines.length) throw new Error('A project number is the name of a manager')
  return stored
}
