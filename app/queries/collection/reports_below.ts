import { below } from '#queries/below'
import type { Place } from '#queries/collection/place'

/** Which reports: of whom, and of which programme (code of the list `programme`; empty for all). */
export interface Scope {
  roundId: number
  place: Pick<Place, 'path'>
  programme: string
  /** Only those that answer to this manager without anybody between. */
  direct?: boolean
}

/** `FROM reports r … WHERE …` for a scope, with its bindings. */
export function reportsBelow({ roundId, place, programme, direct }: Scope, joins = '') {
  const narrowed = programme ? 'AND r.programme = ?' : ''
  const within = direct ? { text: 'r.path = ?::ltree', values: [place.path] } : below(place.path)
  return {
    text: `FROM reports r ${joins} WHERE r.round_id = ? AND ${within.text} ${narrowed}`,
    values: [roundId, ...within.values, ...(programme ? [programme] : [])],
  }
}
