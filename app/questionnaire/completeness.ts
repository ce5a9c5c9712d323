import type { Indicator, Questionnaire, ReportData, Section, Table } from '#questionnaire/types'

/** How complete a section is: `open` names what is missing, a table by its own code. */
export interface SectionCompleteness {
  /** Code of the section. */
  section: string
  /** Required items that are there and valid. */
  filled: number
  /** Items that are required now, or filled in but not valid. */
  required: number
  open: string[]
}

type RequiredNow = (indicator: Indicator) => boolean

/**
 * Per section what is there and what is missing (F8). A table counts as one item when it has
 * rows, open while a cell of it is missing or not valid.
 */
export function completeness(
  questionnaire: Questionnaire,
  data: ReportData,
  requiredNow: RequiredNow
): SectionCompleteness[] {
  const invalid = new Set(data.invalid?.map(({ code }) => code))
  return questionnaire.sections.map((section) => {
    const items = itemsOf(section, data, invalid, requiredNow)
    const open = items.filter(({ done }) => !done).map(({ code }) => code)
    return {
      section: section.code,
      filled: items.length - open.length,
      required: items.length,
      open,
    }
  })
}

/**
 * Where "next open item" leads (F8): the first open item after the item or column `after` in the
 * order of the questionnaire, from the top again at the end; null when nothing is open.
 */
export function nextOpen(
  questionnaire: Questionnaire,
  sections: readonly SectionCompleteness[],
  after?: string
): { section: string; code: string } | null {
  const order = questionnaire.sections.flatMap(codesOf)
  const start = order.indexOf(questionnaire.columns.get(after ?? '')?.table ?? after ?? '')
  const open = sections
    .flatMap(({ section, open: codes }) => codes.map((code) => ({ section, code })))
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))

  return open.find(({ code }) => order.indexOf(code) > start) ?? open[0] ?? null
}

interface Item {
  code: string
  done: boolean
}

function itemsOf(
  section: Section,
  data: ReportData,
  invalid: ReadonlySet<string>,
  requiredNow: RequiredNow
): Item[] {
  const items = section.indicators
    .filter((indicator) => invalid.has(indicator.code) || isRequired(indicator, requiredNow))
    .map(({ code }) => ({ code, done: !invalid.has(code) && isFilled(data.answers[code]) }))

  const { table } = section
  const rows = table ? (data.tables[table.code] ?? []) : []
  return table && rows.length > 0
    ? [...items, { code: table.code, done: isTableDone(table, rows, invalid, requiredNow) }]
    : items
}

function isTableDone(
  table: Table,
  rows: ReportData['tables'][string],
  invalid: ReadonlySet<string>,
  requiredNow: RequiredNow
): boolean {
  const needed = table.columns.filter((column) => isRequired(column, requiredNow))
  return (
    !table.columns.some(({ code }) => invalid.has(code)) &&
    rows.every((row) => needed.every(({ code }) => isFilled(row[code])))
  )
}

function isRequired(indicator: Indicator, requiredNow: RequiredNow): boolean {
  return indicator.required !== undefined && requiredNow(indicator)
}

function isFilled(value: unknown): boolean {
  return (
    value !== null &&
    value !== undefined &&
    value !== '' &&
    !(Array.isArray(value) && value.length === 0)
  )
}

function codesOf(section: Section): string[] {
  const codes = section.indicators.map(({ code }) => code)
  return section.table ? [...codes, section.table.code] : codes
}
