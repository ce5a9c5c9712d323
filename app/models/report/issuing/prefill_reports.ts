import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { sql } from '#queries/sql'
import { prefill, type Prefilled, type Previous } from '#questionnaire/prefill'
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
  const answers = reports.map(({ id, facts, previous, previousYear }) => {
    const all = prefill(questionnaire, facts, previous, previousYear ?? 0)
    return { id, roster: raws(all, 'roster'), previous: raws(all, 'previous') }
  })
  // Defaults are worked out anew for every row: the clock is read once instead.
  await sql(
    `INSERT INTO answers (report_id, code, raw, source, saved_at)
     SELECT one.id, answer.key, answer.value, answer.source, (SELECT survey_now())
       FROM json_to_recordset(?::json) AS one (id bigint, roster json, previous json), LATERAL (
         SELECT key, value, 'roster' AS source FROM json_each_text(roster)
         UNION ALL SELECT key, value, 'previous' FROM json_each_text(previous)) answer`,
    [JSON.stringify(answers)],
    trx
  )
}

function raws(all: Prefilled[], source: Prefilled['source']): Record<string, string> {
  return Object.fromEntries(
    all.filter((one) => one.source === source).map(({ code, raw }) => [code, raw])
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
