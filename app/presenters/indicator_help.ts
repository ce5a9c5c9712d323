import { ruleWords } from '#audit/rule_words'
import type { Parameters } from '#audit/facts'
import type { Rule } from '#audit/rule_set'
import type { CompiledVersion } from '#models/questionnaire_version'
import { unitOf } from '#questionnaire/unit_of'
import type { Indicator, IndicatorType, Questionnaire } from '#questionnaire/types'

const TYPES: Partial<Record<IndicatorType, string>> = {
  text: '文字',
  number: '数字',
  month: '年月，例如 201601',
  year: '年份，例如 2016',
  date: '日期，例如 2016-01-15',
  choice: '选一项',
  choices: '可选几项',
}

/** Longest list of options that is shown whole. */
const MANY_OPTIONS = 30

/** The indicators whose code or label has the wanted text; all of them for none. */
export function indicatorList({ sections }: Questionnaire, text: string) {
  const wanted = text.normalize('NFKC').trim().toUpperCase()
  const fits = ({ code, label }: Indicator) =>
    code.includes(wanted) || label.toUpperCase().includes(wanted)
  return {
    text,
    sections: sections
      .map(({ title, indicators, table }) => ({
        title,
        indicators: [...indicators, ...(table?.columns ?? [])].filter(fits),
      }))
      .filter(({ indicators }) => indicators.length > 0),
  }
}

/** What an indicator means and which rules look at it; null when there is none of this code. */
export function indicatorHelp(version: CompiledVersion, parameters: Parameters, code: string) {
  const { questionnaire, rules } = version
  const indicator = questionnaire.indicators.get(code) ?? questionnaire.columns.get(code)
  if (!indicator) return null
  const options = indicator.options.slice(0, MANY_OPTIONS)
  return {
    code,
    label: indicator.label,
    section: questionnaire.sections.find((one) => one.code === indicator.section)?.title ?? '',
    hint: indicator.hint ?? null,
    facts: facts(indicator),
    options,
    moreOptions: indicator.options.length - options.length,
    rules: rules.rules
      .filter(({ fields }) => fields.includes(code))
      .map((rule) => ruleView(rule, questionnaire, parameters)),
  }
}

function facts(indicator: Indicator): [string, string][] {
  const { type, maxLength, min, max, decimals, required, readonly, prefill } = indicator
  const unit = unitOf(indicator)
  const lines: [string, string | null][] = [
    ['填什么', TYPES[type] ?? '代码'],
    ['单位', unit || null],
    [
      '要不要填',
      readonly ? '不用填，来自下发清单' : required ? requiredWords(required) : '可以不填',
    ],
    ['长度', maxLength ? `不超过 ${maxLength} 个字` : null],
    ['范围', range(min, max)],
    ['小数', decimals === undefined ? null : decimals === 0 ? '整数' : `最多 ${decimals} 位小数`],
    ['带入', prefill ? (prefill === 'previous' ? '上年填报' : '下发清单') : null],
  ]
  return lines.filter((line): line is [string, string] => line[1] !== null)
}

function requiredWords(required: string): string {
  return required === 'true' ? '必须填' : '满足条件时必须填'
}

function range(min?: number, max?: number): string | null {
  if (min === undefined && max === undefined) return null
  if (max === undefined) return `不小于 ${min}`
  return min === undefined ? `不大于 ${max}` : `${min} 到 ${max}`
}

function ruleView(rule: Rule, questionnaire: Questionnaire, parameters: Parameters) {
  return {
    id: rule.id,
    kind: rule.kind === 'mandatory' ? 'stop' : 'warn',
    message: rule.message,
    words: ruleWords(rule, questionnaire, parameters),
  }
}
