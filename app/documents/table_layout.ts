import { textWidth } from '#documents/text_width'

/** Width of the text on a page, in mm. */
export const PAGE_WIDTH = 176
/** What a cell adds left and right of its text, in mm. */
export const CELL_PADDING = 2.8

const MM_PER_POINT = 25.4 / 72
const CAP_HEIGHT = 0.733
const ROW_PADDING = 2.7

/** A size of type in mm per em. */
export function emOf(points: number): number {
  return points * MM_PER_POINT
}

/**
 * Height in mm of a table row whose cells all fit on one line; null when the typesetter has to
 * find it. Known heights halve the time a page takes.
 */
export function rowHeight(cells: string[], widths: number[], points: number): number | null {
  const em = emOf(points)
  const isOneLine = cells.every(
    (cell, i) => !cell.includes('\n') && textWidth(cell) * em <= widths[i]! - CELL_PADDING
  )
  return isOneLine ? em * CAP_HEIGHT + ROW_PADDING : null
}
