import { isBlank, quote } from '#questionnaire/characters'
import { clipboardRows } from '#questionnaire/clipboard'
import { canonical, read } from '#questionnaire/reading'
import type { Indicator, Reading, Table } from '#questionnaire/types'

/** One row of a pasted block as understood. */
export interface PastedRow {
  cells: Record<string, Reading>
  errors: { code: string; message: string }[]
  /** What was read differently from how it stands there: 「“其他企业”已认作 10」. */
  remarks: string[]
}

/** A pasted block as understood. With a refusal nothing of it can be written. */
export interface Paste {
  rows: PastedRow[]
  refusals: string[]
  /** About the block: a heading passed over, empty lines left out. */
  remarks: string[]
}

const LONGEST = 2_000_000

/**
 * A block copied from Excel, read as rows of a table (F6); never throws.
 * `existingRowCount` is 0 when the block replaces what is there.
 */
export function readPaste(table: Table, text: string, existingRowCount: number): Paste {
  if (text.length > LONGEST) return refusal('粘贴的内容太多，请分几次粘贴')
  const lines = clipboardRows(text)
  const heading = headingOf(table, lines[0] ?? [])
  const body = (heading ? lines.slice(1) : lines).filter((cells) => !cells.every(isBlank))

  const columns = heading ?? table.columns
  const refusals = [
    ...tooFew(body),
    ...tooMany(table, body.length, existingRowCount),
    ...tooWide(columns, lines),
  ]
  if (refusals.length > 0) return { rows: [], refusals, remarks: [] }
  return {
    rows: body.map((cells) => readRow(columns, cells)),
    refusals,
    remarks: remarksOn(lines, body, heading),
  }
}

function refusal(message: string): Paste {
  return { rows: [], refusals: [message], remarks: [] }
}

/**
 * The columns in the order of a heading; null when the line is none. Two known labels make a
 * heading; a cell of it that is no label stands over a column that is left out.
 */
function headingOf(table: Table, cells: readonly string[]): (Indicator | null)[] | null {
  const columns = cells.map(
    (cell) => table.columns.find(({ label }) => plainLabel(label) === plainLabel(cell)) ?? null
  )
  const known = columns.filter((column) => column !== null)
  const enough = Math.min(2, table.columns.length)
  return new Set(known).size >= enough && new Set(known).size === known.length ? columns : null
}

function tooFew(body: readonly string[][]): string[] {
  return body.length === 0 ? ['没有可以写入的行，请在 Excel 里选中几行复制，再粘到这里'] : []
}

function tooMany(table: Table, pasted: number, existing: number): string[] {
  const over = pasted + existing - table.maxRows
  if (over <= 0) return []
  const there = existing === 0 ? '' : `，表里已有 ${existing} 行`
  return [`粘贴了 ${pasted} 行${there}，这张表最多 ${table.maxRows} 行，请删去 ${over} 行`]
}

function tooWide(columns: readonly (Indicator | null)[], lines: readonly string[][]): string[] {
  const at = lines.findIndex((cells) => !cells.slice(columns.length).every(isBlank))
  if (at === -1) return []
  const labels = columns.flatMap((column) => (column ? [column.label] : [])).join('、')
  return [`第 ${at + 1} 行有 ${lines[at].length} 列，这里只有 ${columns.length} 列：${labels}`]
}

function readRow(columns: readonly (Indicator | null)[], cells: readonly string[]): PastedRow {
  const row: PastedRow = { cells: {}, errors: [], remarks: [] }
  columns.forEach((column, index) => {
    if (column === null) return
    const reading = read(column, cells[index] ?? '')
    row.cells[column.code] = reading
    if (reading.error !== null) row.errors.push({ code: column.code, message: reading.error })
    else if (isWorthSaying(column, reading)) {
      row.remarks.push(`${quote(reading.raw)}已认作 ${canonical(column, reading.value)}`)
    }
  })
  return row
}

/** Words that were taken for a code or a number, so that a person can see whether it is right. */
function isWorthSaying(column: Indicator, { raw, value }: Reading): boolean {
  if (value === null) return false
  if (column.type === 'number') return /\p{L}/u.test(raw)
  if (!['choice', 'choices', 'region', 'orgCode'].includes(column.type)) return false
  return raw.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase() !== canonical(column, value)
}

function remarksOn(
  lines: readonly string[][],
  body: readonly string[][],
  heading: readonly (Indicator | null)[] | null
): string[] {
  const remarks = heading ? ['第一行是表头，已跳过，各列按表头认'] : []
  const unknown = heading?.flatMap((column, i) => (column ? [] : [quote(lines[0][i])])) ?? []
  if (unknown.length > 0) remarks.push(`这些列不在表里，没有读：${unknown.join('、')}`)
  const empty = lines.length - body.length - (heading ? 1 : 0)
  if (empty > 0) remarks.push(`有 ${empty} 个空行，已跳过`)
  return remarks
}

function plainLabel(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\(.*?\)/gu, '')
    .replace(/[\s*:]/g, '')
}
