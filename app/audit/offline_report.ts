import { read } from '#questionnaire/reading'
import { judgedByRules } from '#audit/judged_by_rules'
import type { RuleSet } from '#audit/rule_set'
import type { Indicator, Invalid, ReportData, Value } from '#questionnaire/types'

/** Input that is not of the form of rule-language.md; the message names the place. */
export class OfflineError extends Error {
  constructor(place: string, wanted: string) {
    super(`${place}: ${wanted}`)
    this.name = 'OfflineError'
  }
}

type Json = Record<string, unknown>

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function objectAt(value: unknown, place: string): Json {
  if (!isObject(value)) throw new OfflineError(place, 'must be an object')
  return value
}

function listAt(value: unknown, place: string): unknown[] {
  if (!Array.isArray(value)) throw new OfflineError(place, 'must be a list')
  return value
}

/** Understands one JSON report as the audit reads it; collects what is not valid for its type. */
class OfflineReport {
  readonly invalid: Invalid[] = []
  readonly #ruleSet: RuleSet

  constructor(ruleSet: RuleSet) {
    this.#ruleSet = ruleSet
  }

  answers(json: Json): Record<string, Value> {
    const { indicators } = this.#ruleSet.questionnaire
    return this.#values(json, indicators.values())
  }

  rows(code: string, json: unknown, place: string): Record<string, Value>[] {
    const table = this.#ruleSet.questionnaire.tables.get(code)
    return listAt(json, place).map((row, index) => {
      const values = objectAt(row, `${place}[${index}]`)
      return table ? this.#values(values, table.columns, index) : {}
    })
  }

  #values(json: Json, indicators: Iterable<Indicator>, row?: number): Record<string, Value> {
    const values: Record<string, Value> = {}
    for (const indicator of indicators) {
      const given = Object.hasOwn(json, indicator.code) ? json[indicator.code] : null
      if (given !== null && given !== undefined) {
        values[indicator.code] = this.#value(indicator, given, row)
      }
    }
    return values
  }

  #value(indicator: Indicator, given: unknown, row?: number): Value {
    const raw = rawText(indicator, given)
    if (raw === null) return this.#refuse(indicator, JSON.stringify(given), '值的类型不对', row)

    const strange = strangeOption(indicator, raw)
    if (strange !== undefined) {
      return this.#refuse(indicator, raw, `没有“${strange}”这个选项`, row)
    }
    const reading = read(indicator, raw)
    if (reading.error === null) return reading.value
    if (judgedByRules(this.#ruleSet, indicator)) return raw.trim()
    return this.#refuse(indicator, raw, reading.error, row, reading.generic)
  }

  #refuse(
    { code, options }: Indicator,
    raw: string,
    message: string,
    row?: number,
    generic: Invalid['generic'] = options.length > 0 ? 'A002' : 'A003'
  ): null {
    this.invalid.push({ code, raw, message, generic, ...(row !== undefined && { row }) })
    return null
  }
}

/** The text a person would have typed for a JSON value; null when there is none. */
function rawText(indicator: Indicator, given: unknown): string | null {
  if (typeof given === 'string') return given
  if (typeof given === 'number') return String(given)
  if (indicator.type !== 'choices' || !Array.isArray(given)) return null
  return given.every((one) => typeof one === 'string' || typeof one === 'number')
    ? given.join(',')
    : null
}

/** In a file a choice is its code, not a label that a person may type. */
function strangeOption({ options }: Indicator, raw: string): string | undefined {
  if (options.length === 0 || raw.trim() === '') return undefined
  const chosen = raw.split(',').map((one) => one.trim())
  return chosen.find((one) => !options.some(({ value }) => value === one))
}

/** Issued and last year's values are facts: what cannot be understood stays as it is. */
function facts(ruleSet: RuleSet, json: Json, codes: readonly string[]): Record<string, Value> {
  const { indicators } = ruleSet.questionnaire
  const given = codes.filter((code) => Object.hasOwn(json, code))
  return Object.fromEntries(given.map((code) => [code, fact(indicators.get(code)!, json[code])]))
}

function lastYear(ruleSet: RuleSet, json: unknown, place: string): Record<string, Value> {
  return facts(ruleSet, objectAt(json, `${place}.previous`), ruleSet.reads.previous)
}

function fact(indicator: Indicator, given: unknown): Value {
  const raw = rawText(indicator, given)
  if (raw === null) return given as Value

  const reading = read(indicator, raw)
  return reading.error === null ? reading.value : (given as Value)
}

function textsAt(value: unknown, place: string): string[] {
  const list = listAt(value, place)
  if (!list.every((one) => typeof one === 'string')) {
    throw new OfflineError(place, 'must be a list of texts')
  }
  return list
}

/**
 * One report of a JSON file as the audit reads it (A5). Parts that are absent are empty; codes the
 * questionnaire does not know are passed over.
 *
 * @throws OfflineError with the place that is not of the form
 */
export function offlineReport(ruleSet: RuleSet, json: unknown, place: string): ReportData {
  const { answers, tables = {}, issued, previous, attachments = [] } = objectAt(json, place)
  const report = new OfflineReport(ruleSet)
  const data: ReportData = {
    answers: report.answers(objectAt(answers, `${place}.answers`)),
    tables: {},
    issued: facts(ruleSet, objectAt(issued ?? {}, `${place}.issued`), ruleSet.reads.issued),
    previous: (previous ?? null) === null ? null : lastYear(ruleSet, previous, place),
    attachments: textsAt(attachments, `${place}.attachments`),
  }
  for (const [code, rows] of Object.entries(objectAt(tables, `${place}.tables`))) {
    data.tables[code] = report.rows(code, rows, `${place}.tables.${code}`)
  }
  return { ...data, invalid: report.invalid }
}
