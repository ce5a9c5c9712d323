import { UNITS_PER_PAGE, type UnitDifference } from '#queries/unit_differences'
import type { Questionnaire } from '#questionnaire/types'

/** The units whose reports contradict each other (W6). */
export function reconciliationsPage(
  { total, units }: { total: number; units: UnitDifference[] },
  { indicators }: Questionnaire,
  page: number
) {
  const last = Math.max(1, Math.ceil(total / UNITS_PER_PAGE))
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
    pages: {
      words: `第 ${page} 页，共 ${last} 页`,
      isOne: last === 1 && page === 1,
      previous: page > 1 ? to(Math.min(page - 1, last)) : null,
      next: page < last ? to(page + 1) : null,
    },
  }
}
