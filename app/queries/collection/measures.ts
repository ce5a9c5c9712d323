import {
  ACCEPTED,
  FILLABLE,
  HANDED_IN,
  MANAGERS,
  isAbove,
  type Level,
  type State,
} from '#models/report/flow'
import { before } from '#models/report/deadline'

/** Days before its deadline from which a report counts as due soon. */
export const SOON_DAYS = 3

const NOW = '(SELECT survey_now())'

/** Levels that may stand between a province and a report. */
export const LOWER = ['unit', 'county', 'city'] as const satisfies readonly Level[]

export type LowerLevel = (typeof LOWER)[number]

/** What is counted of the reports below somebody (P1); every number has the list of the same name. */
export type Measure = CountedMeasure | `accepted_${LowerLevel}`

/** What the counters of a row know (app/queries/collection/accepted_levels.ts for the others). */
export type CountedMeasure =
  | 'listed'
  | 'not_started'
  | 'filling'
  | 'returned'
  | 'unsubmitted'
  | 'submitted'
  | 'waiting'
  | `waiting_${(typeof MANAGERS)[number]}`
  | 'accepted_above'
  | 'accepted_here'
  | 'accepted_by_province'
  | 'accepted_by_nation'
  | 'soon'
  | 'overdue'
  | 'unreported'

const ofStates = (states: readonly State[]) =>
  `r.state IN (${states.map((state) => `'${state}'`).join(', ')})`

/** Accepted, or waiting at one of these levels: those below them have accepted. */
const acceptedUpTo = (levels: readonly Level[]) =>
  `(${[ofStates(ACCEPTED), ...levels.map((level) => `w.role = '${level}'`)].join(' OR ')})`

/** Accepted by this level, or in its place. */
const acceptedBy = (level: Level) => acceptedUpTo(MANAGERS.filter((other) => isAbove(other, level)))

const DUE = `r.closes_at < ${NOW} + interval '${SOON_DAYS} days'`

/** Where one looks from: the level, that of the superior, and how deep in the tree. */
export interface Viewpoint {
  role: Level
  superiorRole: Level | null
  path: string
}

/**
 * The condition of each measure, seen from a manager: over `r`, reports or groups of them, and the
 * role `w.role` of the account that they wait at. The only place that says what is counted.
 */
export function measures({ role, superiorRole, path }: Viewpoint): Record<Measure, string> {
  const depth = path.split('.').length
  const overSuperior = MANAGERS.filter((level) => superiorRole && isAbove(level, superiorRole))
  return {
    listed: 'true',
    not_started: ofStates(['not_started']),
    filling: ofStates(['filling']),
    returned: ofStates(['returned']),
    unsubmitted: ofStates(FILLABLE),
    submitted: ofStates(HANDED_IN),
    waiting: ofStates(['submitted']),
    ...waitingAt(),
    accepted_above: acceptedUpTo(overSuperior),
    accepted_here: acceptedBy(role),
    ...acceptedByLower(depth),
    accepted_by_province: ofStates(ACCEPTED),
    accepted_by_nation: ofStates(['nationally_accepted']),
    soon: `${ofStates(FILLABLE)} AND ${before('r.closes_at', NOW)} AND ${DUE}`,
    overdue: `${ofStates(FILLABLE)} AND NOT ${before('r.closes_at', NOW)}`,
    unreported: ofStates(['unreported']),
  }
}

function waitingAt() {
  const conditions = MANAGERS.map((level) => [`waiting_${level}`, `w.role = '${level}'`])
  return Object.fromEntries(conditions) as Record<`waiting_${(typeof MANAGERS)[number]}`, string>
}

/** Only of reports that have this level below the place on their way: the others do not pass it. */
function acceptedByLower(depth: number) {
  const conditions = LOWER.map((level) => [
    `accepted_${level}`,
    `${acceptedBy(level)} AND EXISTS (SELECT FROM tree_levels l
       WHERE l.path @> r.path AND l.role = '${level}' AND nlevel(l.path) > ${depth})`,
  ])
  return Object.fromEntries(conditions) as Record<`accepted_${LowerLevel}`, string>
}

export const MEASURES = Object.keys(
  measures({ role: 'nation', superiorRole: null, path: '' })
) as Measure[]

export const COUNTED = MEASURES.filter(isCounted)

/** Whether the counters of a row know this measure. */
export function isCounted(measure: Measure): measure is CountedMeasure {
  return !LOWER.some((level) => measure === `accepted_${level}`)
}
