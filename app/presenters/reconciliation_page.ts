import { STATES } from '#models/report/flow'
import { shownReading } from '#presenters/shown_value'
import { beijingShort } from '#presenters/time'
import type { DifferenceNote, UnitComparison, UnitReport } from '#queries/unit_comparison'
import { read } from '#questionnaire/reading'
import type { Indicator, Questionnaire } from '#questionnaire/types'
import { unitOf } from '#questionnaire/unit_of'

/** One way in which a fact was filled in, with the reports that say so. */
export interface FactVariant {
  /** Id of a report that says so: what the form sends. */
  id: number
  words: string
  reports: string[]
  /** Most reports say so, and no other value comes up to it. */
  isUsual: boolean
}

/** A fact in which the reports of a unit differ. */
export interface FactDifference {
  code: string
  label: string
  variants: FactVariant[]
  fingerprint: string
  notes: (DifferenceNote & { when: string })[]
  /** Somebody has explained it for all that is compared, and the values are still the same. */
  isExplained: boolean
}

export interface ReconciliationFacts {
  orgCode: string
  comparison: UnitComparison
  questionnaire: Questionnaire
  codes: readonly string[]
}

/** The reports of one unit side by side, and what they do not agree about (W6). */
export function reconciliationPage(facts: ReconciliationFacts) {
  const { orgCode, comparison, questionnaire, codes } = facts
  const { reports } = comparison
  const indicators = codes.map((code) => questionnaire.indicators.get(code)!)
  const differences = factDifferences(facts)
  const open = differences.filter(({ isExplained }) => !isExplained).length
  return {
    orgCode,
    unit: reports[0].unit ?? orgCode,
    words: words(reports.filter(({ compared }) => compared).length, differences.length, open),
    columns: indicators.map(({ code, label, type }) => ({
      code,
      label,
      numeric: type === 'number',
    })),
    rows: reports.map((report) => rowOf(report, indicators, differences, questionnaire)),
    differences,
  }
}

/** In which facts the reports compared differ, with the values and what was said about it. */
export function factDifferences(facts: ReconciliationFacts): FactDifference[] {
  const { comparison, questionnaire, codes } = facts
  const compared = comparison.reports.filter((report) => report.compared)
  return codes.flatMap((code) => {
    const byValue = Map.groupBy(compared, ({ values }) => values[code].value)
    if (byValue.size < 2) return []
    const indicator = questionnaire.indicators.get(code)!
    const notes = comparison.notes.filter((note) => note.code === code)
    return {
      code,
      label: indicator.label,
      variants: variants([...byValue.values()], indicator, questionnaire),
      fingerprint: comparison.fingerprints[code],
      notes: notes.map((note) => ({ ...note, when: beijingShort(note.at) })),
      isExplained: notes.some(({ holds, covers }) => holds && covers),
    }
  })
}

function variants(
  groups: UnitReport[][],
  indicator: Indicator,
  questionnaire: Questionnaire
): FactVariant[] {
  const sorted = groups.toSorted((one, other) => other.length - one.length)
  const isTie = sorted[0].length === sorted[1].length
  return sorted.map((reports, i) => ({
    id: reports[0].id,
    words: saidBy(reports[0], indicator, questionnaire),
    reports: reports.map(({ number }) => number),
    isUsual: i === 0 && !isTie,
  }))
}

function rowOf(
  report: UnitReport,
  indicators: Indicator[],
  differences: FactDifference[],
  questionnaire: Questionnaire
) {
  const { id, number, title, state, waitingAt, compared } = report
  return {
    id,
    number,
    title,
    href: `/reports/${id}/review`,
    state,
    stateWords: waitingAt ? `等${waitingAt}` : STATES[state].label,
    compared,
    cells: indicators.map((indicator) => ({
      numeric: indicator.type === 'number',
      words: saidBy(report, indicator, questionnaire),
      differs: compared && isOdd(number, indicator.code, differences),
    })),
  }
}

function isOdd(number: string, code: string, differences: FactDifference[]): boolean {
  const difference = differences.find((one) => one.code === code)
  const variant = difference?.variants.find(({ reports }) => reports.includes(number))
  return variant !== undefined && !variant.isUsual
}

/** What a report says about a fact, in words. */
export function saidBy(
  report: UnitReport,
  indicator: Indicator,
  { reportYear }: Questionnaire
): string {
  const reading = read(indicator, report.values[indicator.code].raw)
  const said = shownReading(indicator, reading, reportYear)
  const unit = indicator.type === 'number' && reading.error === null ? unitOf(indicator) : ''
  return said ? `${said} ${unit}`.trim() : '没有填'
}

function words(reports: number, differing: number, open: number): string {
  if (reports < 2) return '报过的报表不到 2 份，没有可以核对的。'
  if (differing === 0) return `${reports} 份报过的报表说法一致。`
  const explained = differing - open
  const said = explained > 0 ? `，其中 ${explained} 项已说明` : ''
  return `${reports} 份报过的报表，有 ${differing} 项说法不一致${said}。`
}
