import { isBlank } from '#audit/facts'
import { fingerprint } from '#audit/fingerprint'
import { requiredOf } from '#audit/required'
import { rowsInWords } from '#audit/rows_in_words'
import type { Finding } from '#audit/finding'
import type { RequiredNow } from '#audit/required'
import type { RuleSet } from '#audit/rule_set'
import type { Subject } from '#audit/subject'
import type { GenericCheck, Indicator, Invalid, ReportData, Value } from '#questionnaire/types'

function finding(rule: string, code: string, message: string, values: Finding['values']): Finding {
  return {
    rule,
    kind: 'mandatory',
    fields: [code],
    message,
    values,
    fingerprint: fingerprint({ rule, values, code }),
  }
}

function titleOf(ruleSet: RuleSet, column: Indicator): string {
  return ruleSet.questionnaire.tables.get(column.table!)!.title
}

function missingAnswer(
  indicator: Indicator,
  data: ReportData,
  required: RequiredNow
): Finding | null {
  const { code, label } = indicator
  if (!isBlank(data.answers[code]) || !required(indicator)) return null
  return finding('A001', code, `请填写${label}`, { answers: { [code]: null } })
}

function missingInRows(
  ruleSet: RuleSet,
  column: Indicator,
  data: ReportData,
  required: RequiredNow
): Finding | null {
  const rows = (data.tables[column.table!] ?? [])
    .map((row, index) => (isBlank(row[column.code]) && required(column, index) ? index : -1))
    .filter((index) => index >= 0)
  if (rows.length === 0) return null

  const message = `${titleOf(ruleSet, column)}${rowsInWords(rows)}没有填${column.label}`
  return finding(
    'A001',
    column.code,
    message,
    cells(
      column,
      rows.map((row) => [row, null])
    )
  )
}

/** The cells of a column that a finding is about, each with its 0-based row. */
function cells(column: Indicator, found: [row: number, value: Value][]): Finding['values'] {
  const rows = found.map(([row, value]) => ({ row, [column.code]: value }))
  return { answers: {}, tables: { [column.table!]: rows } }
}

function missing(subject: Subject): Finding[] {
  const { ruleSet, data } = subject
  const { indicators, columns } = ruleSet.questionnaire
  const invalid = new Set(data.invalid?.map(({ code, row }) => `${code}/${row ?? ''}`))
  const demanded = requiredOf(subject)
  const required: RequiredNow = (indicator, row) => {
    return !invalid.has(`${indicator.code}/${row ?? ''}`) && demanded(indicator, row)
  }
  return [
    ...[...indicators.values()].map((one) => missingAnswer(one, data, required)),
    ...[...columns.values()].map((one) => missingInRows(ruleSet, one, data, required)),
  ].filter((one) => one !== null)
}

function misreadAnswer({ code, raw, message }: Invalid, rule: GenericCheck, label: string) {
  return finding(rule, code, `${label}：${message}`, { answers: { [code]: raw } })
}

function misreadRows(ruleSet: RuleSet, column: Indicator, rule: GenericCheck, found: Invalid[]) {
  const rows = found.map(({ row }) => row ?? 0)
  const place = `${titleOf(ruleSet, column)}${rowsInWords(rows)}${column.label}`
  const values = cells(
    column,
    found.map(({ row, raw }) => [row ?? 0, raw])
  )
  return finding(rule, column.code, `${place}：${found[0].message}`, values)
}

function misread(ruleSet: RuleSet, data: ReportData, rule: GenericCheck): Finding[] {
  const { indicators, columns } = ruleSet.questionnaire
  const invalid = (data.invalid ?? []).filter((one) => (one.generic ?? 'A003') === rule)
  const byCode = Map.groupBy(invalid, ({ code }) => code)
  return [...indicators.values(), ...columns.values()]
    .filter(({ code }) => byCode.has(code))
    .map((indicator) => {
      const found = byCode.get(indicator.code)!
      if (indicator.table) return misreadRows(ruleSet, indicator, rule, found)
      return misreadAnswer(found[0], rule, indicator.label)
    })
}

/** A001 required values, A002 codes in their list, A003 format and range: once per field (A3). */
export function genericChecks(subject: Subject): Finding[] {
  const { ruleSet, data } = subject
  if (!data.invalid?.length) return missing(subject)
  return [...missing(subject), ...misread(ruleSet, data, 'A002'), ...misread(ruleSet, data, 'A003')]
}
