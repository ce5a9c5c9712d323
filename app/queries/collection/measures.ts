import { ACCEPTED, FILLABLE, HANDED_IN, MANAGERS, type State } from '#models/report/flow'
import { before } from '#models/report/deadline'

/** Days before its deadline from which a report counts as due soon. */
export const SOON_DAYS = 3

const NOW = '(SELECT survey_now())'

/** What is counted of the reports below somebody (P1); every number has the list of the same name. */
export type Measure =
  | 'listed'
  | 'not_started'
  | 'filling'
  | 'returned'
  | 'unsubmitted'
  | 'submitted'
  | 'waiting'
  | `waiting_${(typeof MANAGERS)[number]}`
  | 'accepted_above'
  | 'accepted_below'
  | 'accepted_here'
  | 'accepted_by_province'
  | 'accepted_by_nation'
  | 'soon'
  | 'overdue'
  | 'unreported'

const ofStates = (states: readonly State[]) =>
  `r.state IN (${states.map((state) => `'${state}'`).join(', ')})`

/** Accepted by the manager that stands at this depth of the path, or by somebody above. */
const acceptedAt = (depth: number) =>
  `(${ofStates(ACCEPTED)} OR (r.waiting_at IS NOT NULL AND nlevel(w.path) < ${depth})) AND nlevel(r.path) >= ${depth}`

const DUE = `r.closes_at < ${NOW} + interval '${SOON_DAYS} days'`

/**
 * The condition of each measure, seen from the depth of a manager's path: over `r`, reports or groups
 * of them, and `w`, the account a report waits at. The only place that says what is counted.
 */
export function measures(depth: number): Record<Measure, string> {
  return {
    listed: 'true',
    not_started: ofStates(['not_started']),
    filling: ofStates(['filling']),
    returned: ofStates(['returned']),
    unsubmitted: ofStates(FILLABLE),
    submitted: ofStates(HANDED_IN),
    waiting: ofStates(['submitted']),
    ...(Object.fromEntries(
      MANAGERS.map((level) => [`waiting_${level}`, `w.role = '${level}'`])
    ) as Record<`waiting_${(typeof MANAGERS)[number]}`, string>),
    accepted_above: acceptedAt(depth - 1),
    accepted_below: acceptedAt(depth + 1),
    accepted_here: acceptedAt(depth),
    accepted_by_province: ofStates(ACCEPTED),
    accepted_by_nation: ofStates(['nationally_accepted']),
    soon: `${ofStates(FILLABLE)} AND ${before('r.closes_at', NOW)} AND ${DUE}`,
    overdue: `${ofStates(FILLABLE)} AND NOT ${before('r.closes_at', NOW)}`,
    unreported: ofStates(['unreported']),
  }
}

export const MEASURES = Object.keys(measures(0)) as Measure[]
