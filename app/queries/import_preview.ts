import type { RowMistake } from '#imports/roster/roster_row'
import type RosterImport from '#models/roster_import'
import type { Conflict } from '#models/roster_import/conflict'
import { sql } from '#queries/sql'
import type { Value } from '#questionnaire/types'
import type { ImportFilters } from '#validators/import'

export const PAGE_SIZE = 50

/** One row of a list as it was judged. */
export interface PreviewRow {
  sheet: string
  row: number
  number: string
  title: string
  facts: Record<string, Value>
  outcome: 'added' | 'changed' | 'skipped' | 'refused'
  mistakes: RowMistake[]
  conflicts: Conflict[]
  remarks: string[]
  /** Name of the fact → as issued, as in the file; null where nothing changes. */
  changes: Record<string, [Value, Value]> | null
}

const CHOSEN = {
  added: `outcome = 'added'`,
  changed: `outcome = 'changed'`,
  skipped: `outcome = 'skipped'`,
  refused: `outcome = 'refused'`,
  remarked: `remarks <> '[]'`,
} as const

/** One page of the rows of an import that end as chosen, in the order of the file (R1). */
export function previewRows(
  { id }: RosterImport,
  { show, page }: ImportFilters
): Promise<PreviewRow[]> {
  return sql<PreviewRow>(
    `SELECT sheet, "row", number, title, facts, outcome, mistakes, conflicts, remarks, changes
       FROM roster_import_rows WHERE import_id = ? AND ${CHOSEN[show]}
      ORDER BY position LIMIT ? OFFSET ?`,
    [id, PAGE_SIZE, (page - 1) * PAGE_SIZE]
  )
}
