import type { Standing } from '#models/report/standing'
import { sum } from '#questionnaire/totals'

/** The total that its parts give now (F5 "use the sum"); null when there is none to offer. */
export function offeredTotal({ version, contents }: Standing, code: string): number | null {
  const total = version.sums.get(code)
  const indicator = version.questionnaire.indicators.get(code)
  if (!total || !indicator || indicator.readonly) return null
  if ('table' in total) return contents.tables[total.table].length
  return sum(
    indicator,
    total.parts.map((part) => contents.data.answers[part])
  )
}
