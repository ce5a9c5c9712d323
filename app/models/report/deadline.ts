import type { Level } from '#models/report/flow'

/** A Beijing calendar day, YYYY-MM-DD. */
export type Day = string

/** What one manager on the path has set (null = inherited), nearest to the report first. */
export interface DeadlineLink {
  name: string
  role: Level
  filing: Day | null
  review: Day | null
}

export interface DeadlineFacts {
  /** Of the round: the last source of every deadline. */
  roundFiling: Day
  path: DeadlineLink[]
  /** Given by a return (D2); never shortened. */
  extendedTo: Day | null
}

export interface Deadline {
  day: Day
  /** First instant at which it is over: 24:00 Beijing time. */
  endsAt: Date
  /** Every date that had a say, from the nation down; the one in force is marked. */
  chain: { who: string; day: Day; inForce: boolean }[]
}

/** The instant at which a Beijing day is over, whatever the zone of the server (D1). */
export function endOfDay(day: Day): Date {
  return new Date(`${day}T16:00:00.000Z`)
}

/** Whether a Beijing day has ended; `now` is the database's. */
export function isOver(day: Day, { now }: { now: string }): boolean {
  return Date.parse(now) >= endOfDay(day).getTime()
}

/** The Beijing day in which an instant lies. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** The deadline day that ends at this instant. */
export function dayBefore(endsAt: Date | string): Day {
  return dayOf(new Date(new Date(endsAt).getTime() - 1))
}

/** The same inside a statement; `endsAt` is what it calls the instant. */
export const dayBeforeOf = (endsAt: string) =>
  `to_char((${endsAt} - interval '1 millisecond') AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')`

/**
 * The effective deadline of a report (D3): the later of the nearest filing deadline on its path
 * and its extension.
 */
export function effectiveDeadline({ roundFiling, path, extendedTo }: DeadlineFacts): Deadline {
  const own = path.filter((link) => link.filing !== null)
  const filing = own[0]?.filing ?? roundFiling
  const day = extendedTo && extendedTo > filing ? extendedTo : filing
  const chain = [
    { who: '国家', day: roundFiling },
    ...own.toReversed().map((link) => ({ who: link.name, day: link.filing! })),
    ...(extendedTo ? [{ who: '退回后延长', day: extendedTo }] : []),
  ]
  const inForce = chain.findLastIndex((link) => link.day === day)

  return {
    day,
    endsAt: endOfDay(day),
    chain: chain.map((link, i) => ({ ...link, inForce: i === inForce })),
  }
}

/**
 * The only comparison with a deadline or the opening: by the database clock, inside the statement
 * that needs it. A statement that compares many reads the clock once: `(SELECT survey_now())`.
 */
export const before = (instant: string, now = 'survey_now()') => `${now} < ${instant}`

export const BEFORE_DEADLINE = before('reports.closes_at')

/** 00:00 Beijing time of the round's opening day. */
const OPENING = `(rounds.opens_on::timestamp AT TIME ZONE 'Asia/Shanghai')`

export const SINCE_OPENING = `NOT ${before(OPENING)}`

/** Both at one look at the clock: on the save path a second one would cost a tenth of the statement. */
export const IN_FILING_TIME = `(SELECT NOT ${before(OPENING, 'moment')} AND ${before('reports.closes_at', 'moment')}
  FROM survey_now() AS moment)`

/** What a manager's review deadline is worked out from: `path` as in DeadlineFacts. */
export interface ReviewFacts {
  path: DeadlineLink[]
  role: Level
  roundProvince: Day
  roundNation: Day
}

/** The review deadline of the manager of this level: its own, else inherited, last from the round. */
export function reviewDeadline({ path, role, roundProvince, roundNation }: ReviewFacts): Day {
  if (role === 'nation') return roundNation
  const above = path.slice(path.findIndex((link) => link.role === role))
  return above.find((link) => link.review !== null)?.review ?? roundProvince
}
