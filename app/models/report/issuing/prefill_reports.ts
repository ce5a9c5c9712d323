import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { sql } from '#queries/sql'
import { prefill, type Previous } from '#questionnaire/prefill'
import type { Questionnaire, Value } from '#questionnaire/types'

interface Known {
  id: number
  facts: Record<string, Value>
  previous: Previous | null
  previousYear: number | null
}

/** Stores what these reports start with (F2), from the issued list and last year's snapshot. */
export async function prefillReports(
  questionnaire: Questionnaire,
  reportIds: readonly number[],
  trx: TransactionClientContract
): Promise<void> {
  const reports = await known(reportIds, trx)
  const answers = reports.flatMap(({ id, facts, previous, previousYear }) =>
    prefill(questionnaire, facts, previous, previousYear ?? 0).map(({ code, raw, source }) => ({
      report_id: id,
      code,
      raw,
      source,
    }))
  )
  await sql(
    `INSERT INTO answers (report_id, code, raw, source)
     SELECT * FROM json_to_recordset(?::json) AS one (report_id bigint, code text, raw text, source text)`,
    [JSON.stringify(answers)],
    trx
  )
}

function known(reportIds: readonly number[], trx: TransactionClientContract): Promise<Known[]> {
  return sql<Known>(
    `SELECT reports.id, roster_entries.facts, rounds.report_year AS "previousYear",
        (SELECT json_build_object('answers', s.answers, 'tables', s.tables) FROM report_snapshots s
          WHERE s.report_id = reports.previous_id ORDER BY s.event_id DESC LIMIT 1) AS previous
       FROM reports
       JOIN roster_entries ON roster_entries.id = reports.roster_entry_id
       LEFT JOIN reports last ON last.id = reports.previous_id
       LEFT JOIN rounds ON rounds.id = last.round_id
      WHERE reports.id = ANY(?) ORDER BY reports.id`,
    [reportIds],
    trx
  )
}
