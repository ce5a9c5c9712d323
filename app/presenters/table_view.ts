import type { Standing } from '#models/report/standing'
import type { RowContents } from '#models/report/contents'
import { controlView, type ControlView } from '#presenters/control_view'
import { findingNotes, type FindingNote } from '#presenters/finding_notes'
import type { Troubles } from '#models/report/section_form'
import { display } from '#questionnaire/reading'
import { sum } from '#questionnaire/totals'
import type { Indicator, Table } from '#questionnaire/types'

export interface RowView {
  id: string
  number: number
  cells: (ControlView & { label: string; required: boolean })[]
}

/** A repeating table as the form shows it. */
export interface TableView {
  code: string
  title: string
  maxRows: number
  columns: { code: string; label: string; numeric: boolean; required: boolean }[]
  rows: RowView[]
  /** One text per column: the sum under a column of numbers. */
  totals: string[]
  full: boolean
  /** A cell of it is missing, or not valid. */
  open: boolean
  notes: FindingNote[]
}

export function tableView(standing: Standing, table: Table, troubles: Troubles): TableView {
  const rows = standing.contents.tables[table.code]
  return {
    code: table.code,
    title: table.title,
    maxRows: table.maxRows,
    columns: table.columns.map((column) => ({
      code: column.code,
      label: column.label,
      numeric: column.type === 'number',
      required: column.required === 'true',
    })),
    rows: rows.map((row, i) => rowView(standing, table, row, i + 1, troubles)),
    totals: table.columns.map((column) => total(column, rows)),
    full: rows.length >= table.maxRows,
    open: standing.completeness.some((section) => section.open.includes(table.code)),
    notes: findingNotes(standing, table.code),
  }
}

function rowView(
  standing: Standing,
  table: Table,
  row: RowContents,
  number: number,
  troubles: Troubles
): RowView {
  const cells = table.columns.map((column) => ({
    ...cell(standing, column, row, troubles),
    label: `第 ${number} 行 ${column.label}`,
    required: column.required === 'true',
  }))
  return { id: row.id, number, cells }
}

function cell(
  { facts }: Standing,
  column: Indicator,
  row: RowContents,
  troubles: Troubles
): ControlView {
  const name = `${row.id}/${column.code}`
  const stored = facts.rows.find((one) => one.id === row.id)!
  const { raw = '', v: version = 0 } = stored.cells[column.code] ?? {}
  const reading = row.readings[column.code]
  const trouble = troubles.get(name)
  return controlView(column, { name, raw, version, reading, year: facts.reportYear, trouble })
}

function total(column: Indicator, rows: RowContents[]): string {
  if (column.type !== 'number' || rows.length === 0) return ''
  return display(
    column,
    sum(
      column,
      rows.map((row) => row.readings[column.code].value)
    )
  )
}
