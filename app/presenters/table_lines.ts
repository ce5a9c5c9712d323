import type { Standing } from '#models/report/standing'
import type { ChangeLine } from '#presenters/review_changes'
import { canonical } from '#questionnaire/reading'
import { rowDiff } from '#questionnaire/row_diff'
import type { Indicator, Table, Value } from '#questionnaire/types'

type Row = Record<string, Value>

/**
 * Of each table, its columns that were asked about, and everything else of it in one line: so that
 * a mark on a column covers that column and nothing beside it (W3).
 */
export function tableLines(
  { version, contents }: Standing,
  tables: Record<string, Row[]>,
  asked: ReadonlySet<string>
): ChangeLine[] {
  return [...version.questionnaire.tables.values()].flatMap((table) => {
    const [before, now] = [tables[table.code] ?? [], contents.data.tables[table.code] ?? []]
    const columns = table.columns.filter(({ code }) => asked.has(code))
    const others = table.columns.filter(({ code }) => !asked.has(code))
    return [
      restLine(table, texts(others, before), texts(others, now)),
      ...columns.map((column) => columnLine(table, column, before, now)),
    ]
  })
}

function restLine({ code, title }: Table, before: string[][], now: string[][]): ChangeLine {
  const [old, present] = [before, now].map((rows) => rows.map((cells) => cells.join('\t')))
  const added = present.filter((row) => !old.includes(row)).length
  return {
    ...{ code, label: title, isNumber: true, unit: '' },
    before: `${old.length} 行`,
    now: added > 0 ? `${present.length} 行，${added} 行是新的或改过` : `${present.length} 行`,
    changed: old.join('\n') !== present.join('\n'),
  }
}

function columnLine(table: Table, column: Indicator, before: Row[], now: Row[]): ChangeLine {
  const place = table.columns.indexOf(column)
  const changes = rowDiff(texts(table.columns, before), texts(table.columns, now))
  const touched = changes.filter((one) => one.kind === 'changed' && one.cells.includes(place))
  return {
    ...{ code: column.code, label: `${table.title}：${column.label}`, isNumber: true, unit: '' },
    before: '',
    now: touched.length > 0 ? `${touched.length} 行改过` : '没有变',
    changed: touched.length > 0,
  }
}

function texts(columns: readonly Indicator[], rows: Row[]): string[][] {
  return rows.map((row) => columns.map((column) => canonical(column, row[column.code] ?? null)))
}
