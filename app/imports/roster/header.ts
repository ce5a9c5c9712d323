import type { Cell, SheetRow } from '#imports/cell'
import { ROSTER_COLUMNS, SECRECY, type RosterColumn } from '#imports/roster/columns'
import { shortened } from '#imports/roster/shortened'
import { columnOfHeader, powerOfHeader } from '#imports/roster/header_words'

/** The header is looked for in so many rows. */
export const HEADER_WITHIN = 10

/** Where the columns of the list stand in one sheet. */
export interface Header {
  /** Number of its last row: the list begins below. */
  row: number
  /** By place from the left, 0 first; `power` of ten brings amounts to 万元. */
  columns: ReadonlyMap<number, { column: RosterColumn; power: number }>
  /** Headers of no known column, or of one that is there already, as written. */
  ignored: string[]
}

/** The header among the first rows of a sheet: in one row, or in two with merged cells; null for none. */
export function findHeader(rows: readonly SheetRow[]): Header | null {
  const near = rows.filter(({ number }) => number <= HEADER_WITHIN)
  for (const [i, row] of near.entries()) {
    const next = rows[i + 1]
    const below = next?.number === row.number + 1 ? next : undefined
    const note = powerOfNotes(near.slice(0, i))
    const one = headerOf(row.number, texts(row), note)
    const two = below && headerOf(below.number, joined(texts(row), texts(below)), note)
    if (one && two && isContinuation(below!, two, one)) return two
    if (one) return one
    const isAlone = below && headerOf(below.number, texts(below), note)
    if (two && !isAlone) return two
  }
  return null
}

function headerOf(row: number, headers: readonly string[], note: number | null): Header | null {
  const columns: [number, { column: RosterColumn; power: number }][] = []
  const ignored: string[] = []
  const taken = new Set<RosterColumn>()
  for (const [place, header] of headers.entries()) {
    const column = columnOfHeader(header)
    // Whatever says something about secrecy counts, in however many columns (R1).
    if (column && (column.key === SECRECY || !taken.has(column))) {
      taken.add(column)
      columns.push([place, { column, power: powerOfHeader(header) ?? note ?? 0 }])
    } else if (header.trim() !== '') ignored.push(shortened(header))
  }
  const isList = ROSTER_COLUMNS.every((column) => !column.isNeeded || taken.has(column))
  return isList ? { row, columns: new Map(columns), ignored } : null
}

/**
 * Where the first row has named a needed column, a second row of a header says nothing or the name of
 * a column: 承担单位 above may be the caption of 单位名称 and others.
 */
function isContinuation(below: SheetRow, two: Header, one: Header): boolean {
  const under = [...one.columns]
    .filter(([, { column }]) => column.isNeeded)
    .map(([place]) => text(below.cells[place]))
  const named = under.filter((header) => columnOfHeader(header) !== undefined)
  if (named.length < under.filter((header) => header !== '').length) return false
  return named.length > 0 || two.columns.size > one.columns.size
}

/** What stands over what: a merged cell above holds for every column up to the next one. */
function joined(above: readonly string[], below: readonly string[]): string[] {
  let over = ''
  return Array.from({ length: Math.max(above.length, below.length) }, (_, place) => {
    const [own, under] = [above[place] ?? '', below[place] ?? '']
    if (own !== '') over = own
    if (under === '') return own
    return columnOfHeader(under) ? under + unitIn(over) : over + under
  })
}

/** The unit that stands over both: 经费（万元） above 总预算. */
function unitIn(header: string): string {
  return powerOfHeader(header) === null ? '' : `（${/[亿千百十万]*元/u.exec(header)![0]}）`
}

/** 单位：元 in a note above the header. */
function powerOfNotes(rows: readonly SheetRow[]): number | null {
  const notes = rows.flatMap((row) => texts(row)).map((note) => note.normalize('NFKC'))
  const unit = notes.flatMap(
    (note) => /单位\s*:\s*(?:人民币)?([亿千百十万]*元)/u.exec(note)?.[1] ?? []
  )
  return unit.length === 0 ? null : powerOfHeader(unit[0])
}

function texts({ cells }: SheetRow): string[] {
  return Array.from(cells, text)
}

/** The columns that say whether a project is secret. */
export function secrecyPlaces({ columns }: Header): number[] {
  return [...columns].flatMap(([place, { column }]) => (column.key === SECRECY ? [place] : []))
}

function text(cell: Cell | undefined): string {
  return cell?.text.trim() ?? ''
}
