import type { Standing } from '#models/report/standing'
import { shownReading, shownValue } from '#presenters/shown_value'
import { unitOf } from '#questionnaire/unit_of'
import type { Indicator, Section, Table } from '#questionnaire/types'

/** One indicator with its values side by side, to read only. */
export interface AnswerRow {
  code: string
  label: string
  sub: boolean
  unit: string
  isNumber: boolean
  value: string
  previous: string
  issued: string
  /** Filled in otherwise than issued. */
  differs: boolean
}

export interface AnswerTable {
  code: string
  title: string
  columns: { label: string; numeric: boolean }[]
  rows: string[][]
}

export interface AnswerSection {
  code: string
  title: string
  rows: AnswerRow[]
  table: AnswerTable | null
  /** How many values differ from the issued list. */
  differing: number
}

/** The whole report section by section, this year's, last year's and issued values side by side. */
export function answerSections(standing: Standing): AnswerSection[] {
  return standing.version.questionnaire.sections.map((section) => sectionOf(standing, section))
}

function sectionOf(standing: Standing, { code, title, indicators, table }: Section): AnswerSection {
  const rows = indicators.map((indicator) => rowOf(standing, indicator))
  return {
    code,
    title,
    rows,
    table: table ? tableOf(standing, table) : null,
    differing: rows.filter(({ differs }) => differs).length,
  }
}

function rowOf({ facts, contents }: Standing, indicator: Indicator): AnswerRow {
  const { code, label, type } = indicator
  const { issued, previous } = contents.data
  const shown = (of: typeof issued | null) =>
    shownValue(indicator, of?.[code] ?? null, facts.reportYear)
  const value = shownReading(indicator, contents.answers[code], facts.reportYear)
  return {
    code,
    label,
    sub: label.startsWith('其中'),
    unit: unitOf(indicator),
    isNumber: type === 'number',
    value,
    previous: shown(previous),
    issued: shown(issued),
    differs: shown(issued) !== '' && shown(issued) !== value,
  }
}

function tableOf({ facts, contents }: Standing, { code, title, columns }: Table): AnswerTable {
  return {
    code,
    title,
    columns: columns.map(({ label, type }) => ({ label, numeric: type === 'number' })),
    rows: contents.tables[code].map(({ readings }) =>
      columns.map((column) => shownReading(column, readings[column.code], facts.reportYear))
    ),
  }
}
