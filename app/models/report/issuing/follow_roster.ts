import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import QuestionnaireVersion from '#models/questionnaire_version'
import { FILLABLE } from '#models/report/flow'
import type Round from '#models/round'
import { sql } from '#queries/sql'
import { issuedRaws } from '#questionnaire/prefill'
import type { Value } from '#questionnaire/types'

/**
 * Brings answers that came from the roster to what is issued now; what somebody has typed stays. Only
 * in reports that their respondents hold: of the others, the data that were handed over never change.
 */
export async function followRoster(
  round: Round,
  reportIds: readonly number[],
  trx: TransactionClientContract
): Promise<void> {
  const { questionnaire } = await QuestionnaireVersion.compiled(round.questionnaireVersionId)
  const reports = await sql<{ id: number; facts: Record<string, Value> }>(
    `SELECT r.id, e.facts FROM reports r JOIN roster_entries e ON e.id = r.roster_entry_id
      WHERE r.id = ANY(?) AND r.state = ANY(?) ORDER BY r.id FOR NO KEY UPDATE OF r`,
    [reportIds, FILLABLE],
    trx
  )
  const answers = reports.flatMap(({ id, facts }) =>
    issuedRaws(questionnaire, facts).map((answer) => ({ report_id: id, ...answer }))
  )
  await sql(
    `INSERT INTO answers (report_id, code, raw, source)
     SELECT report_id, code, raw, 'roster'
       FROM json_to_recordset(?::json) AS one (report_id bigint, code text, raw text)
      WHERE raw <> '' OR EXISTS (SELECT FROM answers a WHERE a.report_id = one.report_id AND a.code = one.code)
     ON CONFLICT (report_id, code) DO UPDATE
        SET raw = excluded.raw, version = answers.version + 1, data_version = excluded.data_version,
            saved_at = excluded.saved_at, saved_by = NULL
      WHERE answers.source = 'roster' AND answers.raw <> excluded.raw`,
    [JSON.stringify(answers)],
    trx
  )
}
