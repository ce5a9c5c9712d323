import type { Indicator, Questionnaire, ReportData, Value } from '#questionnaire/types'
import type { Reads } from '#audit/reads'

/** Parameters of the round that rules may read. */
export interface Parameters {
  year: number
  usdRate: number
}

type CelValue = string | number | string[] | boolean
type Fields = Record<string, CelValue>

/** A class of its own for each shape lets cel-js type its fields without converting anything. */
export interface Shape {
  type: string
  fields: Record<string, string>
  ctor: new () => Fields
}

const NUMBERS = new Set(['number', 'year', 'month'])

/** The CEL type an indicator has in rules. */
export function celType(indicator: Indicator): 'double' | 'string' | 'list<string>' {
  if (NUMBERS.has(indicator.type)) return 'double'
  return indicator.type === 'choices' ? 'list<string>' : 'string'
}

export function isBlank(value: Value | undefined): boolean {
  if (value === undefined || value === null) return true
  return typeof value !== 'number' && value.length === 0
}

const BLANKS: Record<string, CelValue> = { 'double': 0, 'string': '', 'list<string>': [] }

function fieldsOf(indicators: Iterable<Indicator>): Record<string, string> {
  return Object.fromEntries([...indicators].map((one) => [one.code, celType(one)]))
}

function shape(type: string, fields: Record<string, string>, blank?: CelValue): Shape {
  class Facts {}
  // Blanks on the prototype cost nothing for the many codes that a report leaves alone.
  for (const [code, kind] of Object.entries(fields)) {
    Object.defineProperty(Facts.prototype, code, { value: blank ?? BLANKS[kind], writable: true })
  }
  return { type, fields, ctor: Facts as unknown as new () => Fields }
}

/** Which values a report shows to a set of rules, and the shapes they come in. */
export class Vocabulary {
  readonly answers: Shape
  readonly filled: Shape
  readonly rows: Map<string, Shape>
  readonly #codes: string[]

  constructor(questionnaire: Questionnaire) {
    const fields = fieldsOf(questionnaire.indicators.values())
    this.answers = shape('Answers', fields)
    this.#codes = Object.keys(fields)
    const flags = Object.fromEntries(this.#codes.map((code) => [code, 'bool']))
    this.filled = shape('Filled', flags, false)
    this.rows = new Map(
      [...questionnaire.tables.values()].map((table) => [
        table.code,
        shape(`Row${table.code}`, fieldsOf(table.columns)),
      ])
    )
  }

  /**
   * The variables of an expression. `needed` leaves out what no rule reads; a code that the data
   * does not have is blank.
   */
  context(data: ReportData, parameters: Parameters, needed?: Reads): Record<string, unknown> {
    const context: Record<string, unknown> = new this.answers.ctor()
    const filled = new this.filled.ctor()
    for (const code of needed?.answers ?? this.#codes) {
      const value = data.answers[code]
      if (isBlank(value)) continue
      context[code] = value
      filled[code] = true
    }
    context.filled = filled
    context.issued = this.#record(data.issued, needed?.issued)
    context.prev = this.#record(data.previous ?? {}, needed?.previous)
    for (const table of this.rows.keys()) context[table] = this.#rows(table, data.tables[table])
    context.attachments = data.attachments
    context.year = parameters.year
    context.usdRate = parameters.usdRate
    return context
  }

  row(table: string, values: Record<string, Value>): Fields {
    const { ctor, fields } = this.rows.get(table)!
    const row = new ctor()
    for (const code in fields) {
      const value = values[code]
      if (!isBlank(value)) row[code] = value as CelValue
    }
    return row
  }

  #rows(table: string, rows: Record<string, Value>[] = []): Fields[] {
    return rows.map((row) => this.row(table, row))
  }

  #record(values: Record<string, Value>, codes: readonly string[] = this.#codes): Fields {
    const record = new this.answers.ctor()
    for (const code of codes) {
      const value = values[code]
      if (!isBlank(value)) record[code] = value as CelValue
    }
    return record
  }
}
