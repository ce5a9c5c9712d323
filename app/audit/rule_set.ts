import { Cel, ExpressionError } from '#audit/cel'
import { fingerprint } from '#audit/fingerprint'
import { isGeneric } from '#audit/is_generic'
import { allReads } from '#audit/reads'
import { EVIDENCE_KINDS } from '#audit/evidence_kinds'
import type { Expression } from '#audit/cel'
import type { RegionTable } from '#audit/cel_functions'
import type { EvidenceKind } from '#audit/evidence_kinds'
import type { Reads } from '#audit/reads'
import type { Indicator, Questionnaire } from '#questionnaire/types'

export type RuleKind = 'mandatory' | 'verification'

/** One rule, compiled. */
export interface Rule {
  id: string
  /** Fingerprint of its definition. */
  version: string
  kind: RuleKind
  message: string
  /** Indicators, columns or tables to mark. */
  fields: readonly string[]
  evidence?: EvidenceKind
  when?: Expression
  must: Expression
  reads: Reads
}

/** The compiled condition under which an indicator or column has to be filled. */
export interface Requirement {
  indicator: Indicator
  condition: Expression
}

/** A questionnaire with its rules, compiled once and used for any number of reports (A2). */
export interface RuleSet {
  questionnaire: Questionnaire
  cel: Cel
  /** In ascending order of their ids. */
  rules: readonly Rule[]
  byId: ReadonlyMap<string, Rule>
  /** By the code of the indicator or column. */
  requirements: ReadonlyMap<string, Requirement>
  /** Everything that rules and requirements read together. */
  reads: Reads
}

/** A rule file that cannot be used; the message names the place. */
export class RuleSetError extends Error {
  constructor(
    message: string,
    readonly place: string
  ) {
    super(`${place}: ${message}`)
    this.name = 'RuleSetError'
  }
}

const KEYS = new Set(['id', 'kind', 'when', 'must', 'message', 'fields', 'evidence'])
const KINDS = new Set<unknown>(['mandatory', 'verification'])
const ID = /^[A-Z]\d{3}$/
/** Taken by the checks that need no rule (A3). */

interface Definition {
  id: string
  kind: RuleKind
  when?: string
  must: string
  message: string
  fields: string[]
  evidence?: EvidenceKind
}

function refuse(place: string, message: string): never {
  throw new RuleSetError(message, place)
}

function demandText(value: unknown, place: string): void {
  if (typeof value !== 'string' || value.trim() === '') refuse(place, '应是一段文字')
}

function demandFields(
  fields: unknown,
  place: string,
  { indicators, columns, tables }: Questionnaire
) {
  if (!Array.isArray(fields) || fields.length === 0) refuse(place, '至少要写一个指标代码')
  for (const [index, code] of fields.entries()) {
    if (indicators.has(code) || columns.has(code) || tables.has(code)) continue
    refuse(`${place}[${index}]`, `问卷里没有 ${JSON.stringify(code)}`)
  }
}

function definitionOf(json: unknown, place: string, questionnaire: Questionnaire): Definition {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    refuse(place, '一条规则应是一个对象')
  }
  const rule = json as Record<string, unknown>
  const stranger = Object.keys(rule).find((key) => !KEYS.has(key))
  if (stranger) refuse(`${place}.${stranger}`, '规则没有这一项')
  if (typeof rule.id !== 'string' || !ID.test(rule.id)) refuse(`${place}.id`, '编号应像 A004')
  if (isGeneric(rule.id)) refuse(`${place}.id`, `${rule.id} 留给通用检查`)
  if (!KINDS.has(rule.kind)) refuse(`${place}.kind`, '应是 mandatory 或 verification')
  demandText(rule.must, `${place}.must`)
  demandText(rule.message, `${place}.message`)
  if (rule.when !== undefined) demandText(rule.when, `${place}.when`)
  if (rule.evidence !== undefined && !EVIDENCE_KINDS.has(rule.evidence as EvidenceKind)) {
    refuse(`${place}.evidence`, `应是 ${[...EVIDENCE_KINDS].join('、')} 之一`)
  }
  demandFields(rule.fields, `${place}.fields`, questionnaire)
  return rule as unknown as Definition
}

function compileAt(cel: Cel, source: string, place: string, table?: string): Expression {
  try {
    return cel.compile(source, table)
  } catch (error) {
    if (error instanceof ExpressionError) refuse(place, error.message)
    throw error
  }
}

function compileRule(cel: Cel, definition: Definition, place: string): Rule {
  const { when, must, ...rest } = definition
  const condition = when === undefined ? undefined : compileAt(cel, when, `${place}.when`)
  const demand = compileAt(cel, must, `${place}.must`)
  return {
    ...rest,
    version: fingerprint(definition),
    ...(condition && { when: condition }),
    must: demand,
    reads: allReads(condition ? [condition.reads, demand.reads] : [demand.reads]),
  }
}

function compileAll(cel: Cel, json: unknown, questionnaire: Questionnaire): Rule[] {
  if (!Array.isArray(json)) refuse('rules', '应是一个规则的列表')
  const ids = new Set<string>()
  const rules = json.map((item, index) => {
    const definition = definitionOf(item, `rules[${index}]`, questionnaire)
    if (ids.has(definition.id)) refuse(`rules[${index}].id`, `编号 ${definition.id} 用了两次`)
    ids.add(definition.id)
    return compileRule(cel, definition, `rules[${index}] (${definition.id})`)
  })
  return rules.sort((a, b) => (a.id < b.id ? -1 : 1))
}

function compileRequirements(cel: Cel, { indicators, columns }: Questionnaire) {
  const requirements = new Map<string, Requirement>()
  for (const indicator of [...indicators.values(), ...columns.values()]) {
    const { code, required, table } = indicator
    if (required === undefined) continue
    const condition = compileAt(cel, required, `questionnaire ${code}.required`, table)
    requirements.set(code, { indicator, condition })
  }
  return requirements
}

/**
 * Compiles the rules of a questionnaire, checked as a whole before the first report (A2).
 *
 * @param regions the region table of the report year
 * @throws RuleSetError with the place of the first thing that is wrong
 */
export function compileRules(
  questionnaire: Questionnaire,
  rulesJson: unknown,
  regions: RegionTable
): RuleSet {
  const cel = new Cel(questionnaire, regions)
  const rules = compileAll(cel, rulesJson, questionnaire)
  const requirements = compileRequirements(cel, questionnaire)
  return {
    questionnaire,
    cel,
    rules,
    byId: new Map(rules.map((rule) => [rule.id, rule])),
    requirements,
    reads: allReads([
      ...rules.map((rule) => rule.reads),
      ...[...requirements.values()].map(({ condition }) => condition.reads),
    ]),
  }
}
