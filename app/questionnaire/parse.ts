import { CODE, NAME, parseIndicator, parseOptions } from '#questionnaire/parse_indicator'
import { QuestionnaireError } from '#questionnaire/questionnaire_error'
import { Shape } from '#questionnaire/shape'
import type { Surroundings } from '#questionnaire/parse_indicator'
import type { Indicator, Option, Questionnaire, Section, Table } from '#questionnaire/types'

export { QuestionnaireError }

/**
 * Judges a CEL expression: null when it is right, otherwise what is wrong with it. It is given the
 * questionnaire whose codes the expression may name, and the table when it stands in a column.
 */
export type CheckExpression = (
  source: string,
  place: string,
  questionnaire: Questionnaire,
  table?: string
) => string | null

const KEYS = ['code', 'title', 'reportYear', 'lists', 'sections']
const SECTION_KEYS = { required: ['code', 'title', 'name', 'indicators'], optional: ['table'] }
const TABLE_KEYS = { required: ['code', 'title', 'maxRows', 'columns'] }
const VERSION = /^[0-9A-Za-z][0-9A-Za-z._-]{0,19}$/

/**
 * The questionnaire out of its JSON (F1, A6).
 *
 * `checkExpression` judges the CEL of every `required`, once everything else is right.
 * @throws QuestionnaireError with every problem and its place
 */
export function parseQuestionnaire(
  json: unknown,
  checkExpression: CheckExpression = () => null
): Questionnaire {
  const shape = new Shape()
  const keys = shape.object(json ?? null, '', { required: KEYS })
  const lists = parseLists(shape, keys.lists)
  const sections = parseSections(keys.sections, { shape, lists, section: '' })

  const questionnaire: Questionnaire = Object.freeze({
    code: shape.text(keys.code, 'code', VERSION),
    title: shape.text(keys.title, 'title'),
    reportYear: shape.integer(keys.reportYear, 'reportYear', 1949, 2100) ?? 0,
    lists,
    sections,
    ...byCode(shape, sections),
  })
  if (shape.problems.length === 0) checkRequirements(shape, questionnaire, checkExpression)
  if (shape.problems.length > 0) throw new QuestionnaireError(shape.problems)
  return questionnaire
}

function checkRequirements(
  shape: Shape,
  questionnaire: Questionnaire,
  checkExpression: CheckExpression
): void {
  const check = (place: string) => (indicator: Indicator, at: number) => {
    if (indicator.required === undefined) return
    const where = `${place}[${at}].required`
    const wrong = checkExpression(indicator.required, where, questionnaire, indicator.table)
    if (wrong !== null) shape.refuse(where, wrong)
  }
  questionnaire.sections.forEach(({ indicators, table }, at) => {
    indicators.forEach(check(`sections[${at}].indicators`))
    table?.columns.forEach(check(`sections[${at}].table.columns`))
  })
}

function parseLists(shape: Shape, json: unknown): Record<string, Option[]> {
  const lists = Object.create(null) as Record<string, Option[]>
  for (const [name, options] of Object.entries(shape.members(json, 'lists') ?? {})) {
    if (!NAME.test(name)) shape.refuse(`lists.${name}`, `the name must match ${NAME.source}`)
    lists[name] = parseOptions(shape, options, `lists.${name}`)
  }
  return Object.freeze(lists)
}

function parseSections(json: unknown, around: Surroundings): Section[] {
  const sections = around.shape
    .list(json, 'sections', 1)
    .map((item, at) => parseSection(item, `sections[${at}]`, around))
  return Object.freeze(sections) as Section[]
}

function parseSection(json: unknown, place: string, around: Surroundings): Section {
  const { shape } = around
  const keys = shape.object(json, place, SECTION_KEYS)
  const code = shape.text(keys.code, `${place}.code`, CODE)
  const inside = { ...around, section: code }

  const section: Section = {
    code,
    title: shape.text(keys.title, `${place}.title`),
    name: shape.text(keys.name, `${place}.name`),
    indicators: parseIndicators(keys.indicators, `${place}.indicators`, inside),
  }
  if (keys.table !== undefined) section.table = parseTable(keys.table, `${place}.table`, inside)
  return Object.freeze(section)
}

function parseTable(json: unknown, place: string, around: Surroundings): Table {
  const { shape, section } = around
  const keys = shape.object(json, place, TABLE_KEYS)
  const code = shape.text(keys.code, `${place}.code`, CODE)

  return Object.freeze({
    code,
    title: shape.text(keys.title, `${place}.title`),
    maxRows: shape.integer(keys.maxRows, `${place}.maxRows`, 1, 1000) ?? 0,
    columns: parseIndicators(keys.columns, `${place}.columns`, { ...around, table: code }),
    section,
  })
}

function parseIndicators(json: unknown, place: string, around: Surroundings): Indicator[] {
  const indicators = around.shape
    .list(json, place, 1)
    .map((item, at) => parseIndicator(item, `${place}[${at}]`, around))
  return Object.freeze(indicators) as Indicator[]
}

/** Finds everything by its code, and refuses a code that is there twice. */
function byCode(
  shape: Shape,
  sections: Section[]
): Pick<Questionnaire, 'indicators' | 'columns' | 'tables'> {
  const named = new Codes(shape)
  const answered = new Codes(shape)
  const found = { indicators: new Map(), columns: new Map(), tables: new Map() }
  sections.forEach((section, at) => {
    const place = `sections[${at}]`
    const { indicators, table } = section
    named.note(section, place, new Map())
    answered.noteAll(indicators, `${place}.indicators`, found.indicators)
    if (table) answered.note(table, `${place}.table`, found.tables)
    if (table) answered.noteAll(table.columns, `${place}.table.columns`, found.columns)
  })
  return found
}

/** The codes that are taken. */
class Codes {
  readonly #taken = new Set<string>()
  readonly #shape: Shape

  constructor(shape: Shape) {
    this.#shape = shape
  }

  note<T extends { code: string }>(item: T, place: string, found: Map<string, T>): void {
    if (this.#taken.has(item.code) && item.code !== '') {
      this.#shape.refuse(`${place}.code`, `"${item.code}" is there twice`)
    }
    this.#taken.add(item.code)
    found.set(item.code, item)
  }

  noteAll<T extends { code: string }>(items: T[], place: string, found: Map<string, T>): void {
    items.forEach((item, at) => this.note(item, `${place}[${at}]`, found))
  }
}
