import { ACCEPTED, HANDED_IN, type State } from '#models/report/flow'
import type { Day } from '#models/report/deadline'
import { reportsBelow, type Scope } from '#queries/collection/reports_below'
import { sql } from '#queries/sql'

/** How many reports were submitted, and accepted by the province, at the end of a Beijing day. */
export interface CurvePoint {
  day: Day
  submitted: number
  accepted: number
}

const within = (column: string, states: readonly State[]) =>
  `(${column} IN (${states.map((state) => `'${state}'`).join(', ')}))::int`

const gained = (states: readonly State[]) =>
  `(sum(sum(${within('e.to_state', states)} - ${within('e.from_state', states)})) OVER (ORDER BY day))::int`

/** The days on which something changed, first to last; what was returned or withdrawn counts down again. */
export function curve(scope: Scope): Promise<CurvePoint[]> {
  const below = reportsBelow(scope)
  return sql<CurvePoint>(
    `SELECT day::text, ${gained(HANDED_IN)} AS submitted, ${gained(ACCEPTED)} AS accepted
       FROM (SELECT r.id ${below.text}) r
       JOIN report_events e ON e.report_id = r.id AND e.from_state <> e.to_state
       CROSS JOIN LATERAL (SELECT (e.created_at AT TIME ZONE 'Asia/Shanghai')::date AS day) one
      GROUP BY day ORDER BY day`,
    below.values
  )
}
