import { display } from '#questionnaire/reading'
import type { Paste, PastedRow } from '#questionnaire/paste'
import type { Indicator, Table } from '#questionnaire/types'

interface Pasted {
  text: string
  replace: boolean
  /** Rows in the table now. */
  existing: number
  paste?: Paste
}

/** What a pasted block was understood as, before anything is written (F6). */
export function pastePage(table: Table, { text, replace, existing, paste }: Pasted) {
  const rows = paste?.rows ?? []
  const good = rows.filter((row) => row.errors.length === 0)
  return {
    code: table.code,
    section: table.section,
    title: table.title,
    columns: table.columns.map(({ label, type }) => ({ label, numeric: type === 'number' })),
    order: table.columns.map(({ label }) => label).join('、'),
    ...{ text, replace, existing },
    refusals: paste?.refusals ?? [],
    remarks: paste?.remarks ?? [],
    good: good.length,
    bad: rows.length - good.length,
    rows: rows.map((row, i) => ({ number: i + 1, ...shown(table, row) })),
  }
}

function shown({ columns }: Table, row: PastedRow) {
  return {
    errors: row.errors.map(({ message }) => message),
    remarks: row.remarks,
    cells: columns.map((column) => cell(column, row)),
  }
}

/** A column that the block does not have stays blank. */
function cell(column: Indicator, { cells, errors }: PastedRow) {
  const reading = cells[column.code]
  const wrong = errors.some(({ code }) => code === column.code)
  if (!reading) return { text: '', wrong }
  return { text: reading.error ? reading.raw : display(column, reading.value), wrong }
}
