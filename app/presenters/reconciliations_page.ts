import { UNITS_PER_PAGE, type UnitDifference } from '#queries/unit_differences'
import type { Questionnaire } from '#questionnaire/types'
import { pagesAround } from '#presenters/pages_around'

/** The units whose reports contradict each other (W6). */
export function reconciliationsPage(
  { total, units }: { total: number; units: UnitDifference[] },
  { indicators }: Questionnaire,
  page: number
) {
  const to = (number: number) => `/reconciliations${number > 1 ? `?page=${number}` : ''}`
  return {
    total,
    rows: units.map(({ orgCode, unit, reports, facts, open }) => ({
      orgCode,
      unit: unit ?? orgCode,
      href: `/reconciliations/${orgCode}`,
      reports,
      facts: facts.map(({ code, explained }) => ({
        words: indicators.get(code)?.label ?? code,
        explained,
      })),
      isExplained: open === 0,
    })),
    pages: pagesAround({ page, total, perPage: UNITS_PER_PAGE, to }),
  }
}
