import { RemedyFinder } from '#audit/remedy'
import { RuleParts } from '#audit/rule_parts'
import { ruleWords } from '#audit/rule_words'
import { display } from '#questionnaire/reading'
import { unitOf } from '#questionnaire/unit_of'
import type { Finding, ReadValues } from '#audit/finding'
import type { Fix, Remedy } from '#audit/remedy'
import type { Rule, RuleSet } from '#audit/rule_set'
import type { Indicator, Value } from '#questionnaire/types'

/** One value beside a finding: 本年, 上年 and 下发; absent where the rule did not read it. */
export interface Fact {
  code: string
  label: string
  unit: string
  now?: string
  previous?: string
  issued?: string
}

/** A table beside a finding, with its number of rows. */
export interface TableFact {
  code: string
  title: string
  rows: number
}

/** The sentences of a finding for screens (A2): 您填的, 规则, 怎么改, and a value to take over. */
export interface Mending {
  facts: Fact[]
  tables: TableFact[]
  rule: string
  hint: string
  fix?: Fix
  /** What an explanation should say, for its hint. */
  ask?: string
}

const REMEDIES_SHOWN = 3

const GENERIC: Record<string, { rule: string; hint: string }> = {
  A001: { rule: '必填', hint: '请补上' },
  A002: { rule: '要用表里有的代码', hint: '从选项里选一个' },
  A003: { rule: '格式、小数位数和范围要对', hint: '按提示改一下再审' },
}

/** How a finding reads and how it can be mended, from the shape of its rule and its values. */
export function mending(ruleSet: RuleSet, finding: Finding): Mending {
  const shown = {
    facts: factsOf(ruleSet, finding.values),
    tables: tablesOf(ruleSet, finding.values),
  }
  const rule = ruleSet.byId.get(finding.rule)
  if (!rule) return { ...shown, ...(GENERIC[finding.rule] ?? { rule: '', hint: '' }) }

  const parts = new RuleParts(ruleSet, rule, finding)
  const finder = new RemedyFinder(ruleSet.questionnaire, parts, rule.kind)
  const remedies = parts.broken().map((part) => finder.of(part))
  return {
    ...shown,
    rule: ruleWords(rule, ruleSet.questionnaire, parts.parameters),
    ...together(rule, remedies),
  }
}

function together(rule: Rule, remedies: Remedy[]): Pick<Mending, 'hint' | 'fix' | 'ask'> {
  const hints = [...new Set(remedies.map(({ hint }) => hint))].slice(0, REMEDIES_SHOWN)
  // Two values to take over would leave the person guessing which of them the button changes.
  const fixes = remedies.flatMap(({ fix }) => (fix ? [fix] : []))
  const ask = remedies.find((one) => one.ask)?.ask
  return {
    hint: sentence(hints.join('；'), rule),
    ...(fixes.length === 1 && { fix: fixes[0] }),
    ...(rule.kind === 'verification' && ask && { ask }),
  }
}

function sentence(hint: string, { kind }: Rule): string {
  const closing = kind === 'mandatory' || /写明|上传/u.test(hint) ? '' : '。数没有错就写明原因'
  return `${hint}${closing}。`
    .replaceAll(/ (?=[“（])|(?<=”) /gu, '')
    .replaceAll(/(?<=\p{Script=Han}) (?=[是有])/gu, '')
}

function factsOf({ questionnaire }: RuleSet, values: ReadValues): Fact[] {
  const { answers, previous = {}, issued = {} } = values
  const codes = new Set([answers, previous, issued].flatMap((one) => Object.keys(one)))
  return [...codes].sort().flatMap((code) => {
    const indicator = questionnaire.indicators.get(code)
    return indicator ? [factOf(indicator, values)] : []
  })
}

function factOf(indicator: Indicator, { answers, previous, issued }: ReadValues): Fact {
  const { code, label } = indicator
  const shown = (from: Record<string, Value> | undefined) =>
    from && code in from ? display(indicator, from[code]) : undefined
  const columns = { now: shown(answers), previous: shown(previous), issued: shown(issued) }
  const read = Object.entries(columns).filter(([, text]) => text !== undefined)
  return { code, label, unit: unitOf(indicator), ...Object.fromEntries(read) }
}

function tablesOf({ questionnaire }: RuleSet, { tables = {} }: ReadValues): TableFact[] {
  return Object.entries(tables).map(([code, rows]) => ({
    code,
    title: questionnaire.tables.get(code)!.title,
    rows: rows.length,
  }))
}
