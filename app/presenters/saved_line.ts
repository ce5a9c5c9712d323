import type { Standing } from '#models/report/standing'
import { moment } from '#presenters/moment'

/** When somebody last typed something, 14:03:22 for today; null before that. */
export function savedLine({ facts }: Standing): string | null {
  const typed = Object.values(facts.answers).filter(
    ({ source }) => source !== 'roster' && source !== 'previous'
  )
  const times = [...typed, ...facts.rows].flatMap(({ at }) => at ?? [])
  const last = times.sort().at(-1)
  return last ? moment(last, facts.now) : null
}
