import type { Cell } from '#imports/cell'

/** Characters that Excel lets a cell have. */
export const MOST_CHARACTERS = 32_767
/** As written, `_x000D_` for one character. */
const MOST_WRITTEN = 7 * MOST_CHARACTERS
/** Of a text that is too long only so much is kept, to show which one it is. */
const KEPT = 80

const TOO_LONG = `这一格的文字超过 ${MOST_CHARACTERS} 个字，没有读。请删短再传`

/** A cell with this text; one that no spreadsheet can hold is cut and says so. */
export function textCell(text: string): Cell {
  if (text.length <= MOST_CHARACTERS) return { text }
  return { text: text.slice(0, KEPT), trouble: TOO_LONG }
}

/** Text that comes in pieces: beyond what a cell can hold, nothing more is kept of it. */
export class CellText {
  #text = ''

  add(piece: string): void {
    if (this.#text.length <= MOST_WRITTEN) this.#text += piece.slice(0, MOST_WRITTEN + 1)
  }

  clear(): void {
    this.#text = ''
  }

  toString(): string {
    return this.#text
  }
}
