import { breakable } from '#documents/breakable'
import { columnWidths } from '#documents/column_widths'
import { CELL_PADDING, PAGE_WIDTH, emOf, rowHeight } from '#documents/table_layout'
import type { ReportTable } from '#documents/report_document'

const POINTS = 7.5
const NUMBER_COLUMN = 9

/** A repeating table as the template reads it: small type, widths by what the cells hold. */
export function repeatingData({ title, columns, rows }: ReportTable) {
  const cells = rows.map((row) => columns.map((_, i) => breakable(row[i] ?? '')))
  const widths = widthsOf(columns, cells)
  return {
    title,
    columns,
    widths: [NUMBER_COLUMN, ...widths],
    rows: cells,
    heights: cells.map((row) => rowHeight(row, widths, POINTS)),
  }
}

function widthsOf(columns: ReportTable['columns'], cells: string[][]): number[] {
  const em = emOf(POINTS)
  return columnWidths(columns, cells, {
    available: (PAGE_WIDTH - NUMBER_COLUMN) / em,
    padding: CELL_PADDING / em,
  }).map((width) => width * em)
}
