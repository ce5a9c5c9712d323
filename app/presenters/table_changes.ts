import type { Standing } from '#models/report/standing'
import { shownValue } from '#presenters/shown_value'
import { rowDiff, type RowChange } from '#questionnaire/row_diff'
import { canonical } from '#questionnaire/reading'
import type { Indicator, Table, Value } from '#questionnaire/types'

type Row = Record<string, Value>

/** One cell of a changed row: only what differs has something `before`. */
interface CellChange {
  before: string | null
  now: string | null
  numeric: boolean
}

/** The rows of a repeating table that were added, removed or changed (W3). */
export interface TableChanges {
  code: string
  title: string
  columns: { label: string; numeric: boolean }[]
  rows: { kind: RowChange['kind']; words: string; cells: CellChange[] }[]
}

const WORDS: Record<RowChange['kind'], string> = { added: '新增', removed: '删去', changed: '改过' }

/** Only tables with changed rows. */
export function tableChanges(
  { version, contents, facts }: Standing,
  before: Record<string, Row[]>
): TableChanges[] {
  return [...version.questionnaire.tables.values()]
    .map((table) =>
      changesOf(table, before[table.code] ?? [], contents.data.tables[table.code], facts.reportYear)
    )
    .filter(({ rows }) => rows.length > 0)
}

function changesOf({ code, title, columns }: Table, before: Row[], now: Row[], year: number) {
  const texts = (rows: Row[]) =>
    rows.map((row) => columns.map((column) => canonical(column, row[column.code] ?? null)))
  const rows = rowDiff(texts(before), texts(now)).map((change) => ({
    kind: change.kind,
    words: `${WORDS[change.kind]} 第 ${('now' in change ? change.now : change.before) + 1} 行`,
    cells: columns.map((column, i) =>
      cellOf(column, i, change, {
        before: 'before' in change ? before[change.before] : null,
        now: 'now' in change ? now[change.now] : null,
        year,
      })
    ),
  }))
  const headings = columns.map(({ label, type }) => ({ label, numeric: type === 'number' }))
  return { code, title, columns: headings, rows }
}

function cellOf(
  column: Indicator,
  i: number,
  change: RowChange,
  { before, now, year }: { before: Row | null; now: Row | null; year: number }
): CellChange {
  const shown = (row: Row | null) =>
    row && (shownValue(column, row[column.code] ?? null, year) || '没有填')
  const isSame = change.kind === 'changed' && !change.cells.includes(i)
  return {
    before: isSame ? null : shown(before),
    now: shown(now),
    numeric: column.type === 'number',
  }
}
