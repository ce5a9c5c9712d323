import type { YearReport } from '#demonstration/year_report'
import { sql } from '#queries/sql'
import { toRaw } from '#questionnaire/reading'
import type { Indicator, Questionnaire, Value } from '#questionnaire/types'

/** What one sitting in front of the form leaves behind, report by report. */
export interface Sitting {
  reportId: number
  accountId: number | null
  answers: YearReport['answers']
  tables: YearReport['tables']
  at: Date
}

/** Between two answers that a person gives. */
const SECONDS = 19

/** Stores answers and rows as typed then; what was prefilled with the same text keeps its source. */
export async function store(
  questionnaire: Questionnaire,
  sittings: readonly Sitting[]
): Promise<void> {
  const answers = sittings.map(({ reportId, accountId, answers: given, at }) => ({
    report: reportId,
    account: accountId,
    at,
    texts: Object.fromEntries(
      Object.entries(given)
        .filter(isFilled)
        .map(([code, value]) => [code, storedText(questionnaire.indicators.get(code)!, value)])
    ),
  }))
  const rows = sittings.flatMap(({ reportId, accountId, tables, at }) =>
    Object.entries(tables).flatMap(([table, list]) =>
      list.map((row, position) => ({
        report: reportId,
        account: accountId,
        table,
        position,
        cells: storedCells(questionnaire, row),
        at,
      }))
    )
  )
  await sql(ANSWERS, [JSON.stringify(answers)])
  if (rows.length > 0) await sql(ROWS, [JSON.stringify(rows)])
}

function isFilled([, value]: [string, Value]): boolean {
  return value !== null
}

/** A text is stored as somebody typed it. */
export function storedText(indicator: Indicator, value: Value): string {
  return typeof value === 'string' ? value : toRaw(indicator, value)
}

/** The cells of a row as they are stored. */
export function storedCells(questionnaire: Questionnaire, row: YearReport['answers']) {
  return Object.fromEntries(
    Object.entries(row)
      .filter(isFilled)
      .map(([code, value]) => [
        code,
        { raw: storedText(questionnaire.columns.get(code)!, value), v: 1 },
      ])
  )
}

const ANSWERS = `
  INSERT INTO answers (report_id, code, raw, source, saved_by, saved_at)
  SELECT report, code, raw, 'typed', account, at + (n - 1) * interval '${SECONDS} seconds'
    FROM json_to_recordset(?::json) AS one (report bigint, account bigint, at timestamptz, texts json),
      json_each_text(texts) WITH ORDINALITY AS text (code, raw, n)
  ON CONFLICT (report_id, code) DO UPDATE
     SET raw = excluded.raw, source = excluded.source, version = answers.version + 1,
         data_version = excluded.data_version, saved_by = excluded.saved_by, saved_at = excluded.saved_at
   WHERE answers.raw <> excluded.raw`

const ROWS = `
  INSERT INTO table_rows (report_id, table_code, position, cells, saved_by, saved_at)
  SELECT report, "table", position, cells, account, at
    FROM json_to_recordset(?::json) AS one
      (report bigint, "table" text, position integer, cells jsonb, account bigint, at timestamptz)`
