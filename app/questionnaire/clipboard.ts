/**
 * The cells of a block copied from a spreadsheet: tabs between cells, lines between rows, cells
 * with a tab, a line break or a quote inside in double quotes. A lone quote is taken as it is.
 */
export function clipboardRows(text: string): string[][] {
  const block = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '')
  const rows: string[][] = [[]]
  let at = 0
  while (at <= block.length) {
    const end = endOfQuoted(block, at) ?? endOfPlain(block, at)
    rows[rows.length - 1].push(cellText(block.slice(at, end)))
    if (block[end] === '\n') rows.push([])
    at = end + 1
  }
  return block === '' ? [] : rows
}

/** Where a cell in quotes that begins at `at` ends; null when it is none. */
function endOfQuoted(block: string, at: number): number | null {
  if (block[at] !== '"') return null
  let quote = block.indexOf('"', at + 1)
  while (quote !== -1 && block[quote + 1] === '"') quote = block.indexOf('"', quote + 2)
  if (quote === -1) return null
  const next = block[quote + 1]
  return next === undefined || next === '\t' || next === '\n' ? quote + 1 : null
}

function endOfPlain(block: string, at: number): number {
  CELL_END.lastIndex = at
  return CELL_END.exec(block)?.index ?? block.length
}

function cellText(cell: string): string {
  return /^"(?:[^"]|"")*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell
}

const CELL_END = /[\t\n]/g
