import type { Filled } from '#demonstration/scenarios'
import type { YearReport } from '#demonstration/year_report'

/** Sections that people fill in one sitting. */
const SITTINGS = [
  ['JB', 'JC'],
  ['JD', 'JE'],
  ['JF', 'JG', 'JH'],
  ['JK', 'JL', 'JM'],
]
const DONE = { nothing: 0, half: 2, most: 3, all: 4 } as const

/** What somebody who has only looked in fills. */
const FIRST_CODES = ['JB03', 'JB04', 'JB05', 'JB06', 'JB12', 'JB14', 'JC09']

/** What is filled in of a report, sitting by sitting. */
export function sittings(report: YearReport, filled: Filled): YearReport[] {
  if (filled === 'begun') {
    return [{ answers: picked(report.answers, (code) => FIRST_CODES.includes(code)), tables: {} }]
  }
  return SITTINGS.slice(0, DONE[filled]).map((sections) => {
    const isHere = (code: string) => sections.includes(code.slice(0, 2))
    return { answers: picked(report.answers, isHere), tables: picked(report.tables, isHere) }
  })
}

function picked<T>(values: Record<string, T>, isWanted: (code: string) => boolean) {
  return Object.fromEntries(Object.entries(values).filter(([code]) => isWanted(code)))
}
