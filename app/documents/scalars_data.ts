import { breakable } from '#documents/breakable'
import { rowHeight } from '#documents/table_layout'
import type { ReportRow } from '#documents/report_document'

/** Widths in mm: code, label, unit, value, last year, issued. Words need wider values. */
const WIDTHS_OF_NUMBERS = [15, 71, 18, 24, 24, 24]
const WIDTHS_OF_WORDS = [15, 46, 16, 39, 25, 35]
const INDENT = 3.6
const POINTS = 8.5
/** A longer text is set across the value columns. */
const LONG = 60

/** The single values of a section as the template reads them. */
export function scalarsData(rows: ReportRow[]) {
  const areNumbers = 2 * rows.filter((row) => row.unit).length > rows.length
  const widths = areNumbers ? WIDTHS_OF_NUMBERS : WIDTHS_OF_WORDS
  const set = rows.map((row) => rowData(row, areNumbers ? widths : null))
  return { widths, rows: set, heights: set.map((row) => heightOf(row, widths)) }
}

/** `narrow`: widths of a section of numbers, where words that do not fit are set across. */
function rowData(row: ReportRow, narrow: number[] | null) {
  const values = [row.value, row.previous, row.issued]
  const isTooWide = narrow !== null && rowHeight(values, narrow.slice(3), POINTS) === null
  return {
    ...row,
    unit: row.unit ?? '',
    value: breakable(row.value),
    previous: breakable(row.previous),
    issued: breakable(row.issued),
    indent: row.sub ? INDENT : 0,
    long: (isTooWide && !row.unit) || values.some((text) => text.length > LONG),
  }
}

function heightOf(row: ReturnType<typeof rowData>, widths: number[]): number | null {
  if (row.long) return null
  const [code, label, ...others] = widths as [number, number, ...number[]]
  const cells = [row.code, row.label, row.unit, row.value, row.previous, row.issued]
  return rowHeight(cells, [code, label - row.indent, ...others], POINTS)
}
