import { textWidth } from '#documents/text_width'

/** Longest text, in em, that a column should take on one line. */
const WIDEST = 24
/** Shorter texts, in em, are never parted. */
const WHOLE = 5
const HEAD_LINES = 3
const LATIN_WORD = /[!-~]+/g

/**
 * Widths of the columns of a repeating table, in em, summing up to `available`: each column gets
 * what its words need, the rest goes where texts are long (like automatic layout in CSS 2.2).
 * `padding` is what a cell adds to its text.
 */
export function columnWidths(
  columns: { label: string }[],
  rows: string[][],
  { available, padding }: { available: number; padding: number }
): number[] {
  const cells = columns.map((_, i) => rows.map((row) => row[i] ?? ''))
  const least = columns.map(({ label }, i) => padding + leastWidth(label, cells[i]!))
  const most = columns.map((_, i) => Math.max(least[i]!, padding + mostWidth(cells[i]!)))
  const missing = available - sum(least)
  if (missing < 0) return least.map((width) => (width * available) / sum(least))
  const wanted = most.map((width, i) => width - least[i]!)
  if (missing < sum(wanted))
    return least.map((width, i) => width + (wanted[i]! * missing) / sum(wanted))
  return most.map((width) => (width * available) / sum(most))
}

function leastWidth(label: string, cells: string[]): number {
  const head = textWidth(label) / Math.ceil(Math.min(HEAD_LINES, textWidth(label) / 3)) + 1
  return cells.reduce((least, cell) => Math.max(least, unpartedWidth(cell)), head)
}

function unpartedWidth(cell: string): number {
  const width = textWidth(cell)
  if (width <= WHOLE) return width
  return Math.max(0, ...(cell.match(LATIN_WORD) ?? []).map(textWidth))
}

function mostWidth(cells: string[]): number {
  return cells.reduce((most, cell) => Math.max(most, Math.min(WIDEST, textWidth(cell))), 0)
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
