import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { SheetOutline } from '#imports/roster/roster_file'
import { outlineRemarks } from '#imports/roster/outline_words'
import { rowMistakes, type RefusedRow } from '#models/roster_import/row_mistakes'
import { sql } from '#queries/sql'

/** What a file would do, or has done: the contract of `roster:import` (docs/roster.md). */
export interface ImportOutcome {
  /** Projects in the file. */
  rows: number
  /** Project numbers. */
  added: string[]
  changed: string[]
  skipped: string[]
  /** One for each thing that is wrong. */
  refused: {
    sheet: string
    row: number
    number: string
    column: string
    found: string
    message: string
  }[]
  remarks: { row: number; message: string }[]
}

/** Of the rows as they were judged. */
export async function importOutcome(
  importId: number,
  outlines: readonly SheetOutline[],
  trx: TransactionClientContract
): Promise<ImportOutcome> {
  const numbers = await numbersBy(importId, trx)
  const refused = await refusedRows(importId, trx)
  const several = outlines.filter(({ skipped }) => skipped === null).length > 1
  const of = (outcome: string) => numbers.get(outcome) ?? []
  return {
    rows: of('added').length + of('changed').length + of('skipped').length + refused.length,
    added: of('added'),
    changed: of('changed'),
    skipped: of('skipped'),
    refused: refused.flatMap((row) =>
      rowMistakes(row).map((mistake) => ({
        sheet: row.sheet,
        row: row.row,
        number: row.number,
        ...mistake,
      }))
    ),
    remarks: [...outlineRemarks(outlines), ...(await rowRemarks(importId, several, trx))],
  }
}

/** As JSON, which is read with far less garbage than an array of PostgreSQL: there may be 100,000 (R1). */
async function numbersBy(importId: number, trx: TransactionClientContract) {
  const rows = await sql<{ outcome: string; numbers: string[] }>(
    `SELECT outcome, json_agg(number ORDER BY position) AS numbers FROM roster_import_rows
      WHERE import_id = ? AND outcome <> 'refused' GROUP BY outcome`,
    [importId],
    trx
  )
  return new Map(rows.map(({ outcome, numbers }) => [outcome, numbers]))
}

function refusedRows(importId: number, trx: TransactionClientContract): Promise<RefusedRow[]> {
  return sql<RefusedRow>(
    `SELECT sheet, "row", number, mistakes, conflicts FROM roster_import_rows
      WHERE import_id = ? AND outcome = 'refused' ORDER BY position`,
    [importId],
    trx
  )
}

function rowRemarks(importId: number, several: boolean, trx: TransactionClientContract) {
  return sql<{ row: number; message: string }>(
    `SELECT "row", CASE WHEN ? THEN '“' || sheet || '”' ELSE '' END || remark AS message
       FROM roster_import_rows, jsonb_array_elements_text(remarks) WITH ORDINALITY AS one (remark, n)
      WHERE import_id = ? ORDER BY position, n`,
    [several, importId],
    trx
  )
}
