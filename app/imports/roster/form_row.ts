import { MONTHS, ROSTER_COLUMNS } from '#imports/roster/columns'
import type { Header } from '#imports/roster/header'
import type { RosterRow } from '#imports/roster/roster_row'
import type { RowReader } from '#imports/roster/row_reader'

/** The columns that a form asks for, one field each. */
export const FORM_COLUMNS = ROSTER_COLUMNS.filter(({ key }) => key !== MONTHS)

const HEADER: Header = {
  row: 0,
  columns: new Map(FORM_COLUMNS.map((column, place) => [place, { column, power: 0 }])),
  ignored: [],
}

/** One project typed into a form, by the same rules as a row of a file (R5); `typed` by the key of the column. */
export function formRow(reader: RowReader, typed: Record<string, string>): RosterRow {
  const cells = FORM_COLUMNS.map(({ key }) => (typed[key] ? { text: typed[key] } : undefined))
  return reader.read('', { number: 1, cells }, HEADER)
}
