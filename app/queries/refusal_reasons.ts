import { rowMistakes, type RefusedRow } from '#models/roster_import/row_mistakes'
import { sql } from '#queries/sql'

/** Why each refused row was refused, by sheet and row with a tab between. */
export async function refusalReasons(importId: number): Promise<Map<string, string>> {
  const rows = await sql<RefusedRow>(
    `SELECT sheet, "row", number, mistakes, conflicts FROM roster_import_rows
      WHERE import_id = ? AND outcome = 'refused' ORDER BY position`,
    [importId]
  )
  return new Map(
    rows.map((refused) => [
      `${refused.sheet}\t${refused.row}`,
      rowMistakes(refused)
        .map(({ column, message }) => `${column}：${message}`)
        .join('；'),
    ])
  )
}
