import { judgedByRules } from '#audit/judged_by_rules'
import type { RuleSet } from '#audit/rule_set'
import type { ReportFacts } from '#queries/report_facts'
import { issuedAnswers } from '#questionnaire/prefill'
import { read } from '#questionnaire/reading'
import type { Indicator, Invalid, Reading, ReportData, Value } from '#questionnaire/types'

export interface RowContents {
  id: string
  readings: Record<string, Reading>
}

/** The stored texts of a report as understood: readings for screens, data for the audit. */
export interface Contents {
  answers: Record<string, Reading>
  tables: Record<string, RowContents[]>
  data: ReportData
}

/** Reads every stored text by its indicator's type; what is not valid stays visible in `answers` and `tables`. */
export function contents(rules: RuleSet, facts: ReportFacts): Contents {
  const { questionnaire } = rules
  const answers: Record<string, Reading> = {}
  for (const indicator of questionnaire.indicators.values()) {
    answers[indicator.code] = read(indicator, facts.answers[indicator.code]?.raw ?? '')
  }
  const tables = Object.fromEntries(
    [...questionnaire.tables.values()].map((table) => [
      table.code,
      facts.rows
        .filter((row) => row.table === table.code)
        .map((row) => readRow(table.columns, row)),
    ])
  )

  return { answers, tables, data: reportData(rules, facts, answers, tables) }
}

function readRow(columns: Indicator[], row: ReportFacts['rows'][number]): RowContents {
  const readings = columns.map((column) => [
    column.code,
    read(column, row.cells[column.code]?.raw ?? ''),
  ])
  return { id: row.id, readings: Object.fromEntries(readings) }
}

function reportData(
  rules: RuleSet,
  facts: ReportFacts,
  answers: Contents['answers'],
  tables: Contents['tables']
): ReportData {
  return {
    answers: values(rules, answers),
    tables: Object.fromEntries(
      Object.entries(tables).map(([code, rows]) => [
        code,
        rows.map((row) => values(rules, row.readings)),
      ])
    ),
    issued: issuedAnswers(rules.questionnaire, facts.issued),
    previous: facts.previous?.answers ?? null,
    attachments: [...new Set(facts.files.map((file) => file.kind))],
    invalid: [
      ...invalid(rules, answers),
      ...Object.values(tables).flatMap((rows) =>
        rows.flatMap((row, i) => invalid(rules, row.readings, i))
      ),
    ],
  }
}

function values(rules: RuleSet, readings: Record<string, Reading>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(readings).map(([code, { raw, value, error }]) => [
      code,
      error !== null && judgedByRules(rules, indicatorOf(rules, code)) ? raw.trim() : value,
    ])
  )
}

function invalid(rules: RuleSet, readings: Record<string, Reading>, row?: number): Invalid[] {
  return Object.entries(readings)
    .filter(
      ([code, { error }]) => error !== null && !judgedByRules(rules, indicatorOf(rules, code))
    )
    .map(([code, { raw, error, generic }]) => ({ code, row, raw, message: error!, generic }))
}

function indicatorOf({ questionnaire }: RuleSet, code: string): Indicator {
  return questionnaire.indicators.get(code) ?? questionnaire.columns.get(code)!
}
