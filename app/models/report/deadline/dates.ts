import type { Day } from '#models/report/deadline'
import type { Level } from '#models/report/flow'

/** The two dates of a manager; null is inherited. */
export interface OwnDates {
  filing: Day | null
  review: Day | null
}

/** Which of the two. */
export type DateKind = keyof OwnDates

/** The dates of a round, the last source of all others. */
export interface RoundDates {
  opens: Day
  filing: Day
  provinceReview: Day
  nationalReview: Day
}

/** A manager below the nation with its dates. */
export interface DeadlineNode {
  id: number
  name: string
  role: Level
  /** Its place, as `accounts.path`. */
  path: string
  own: OwnDates
  /** What the nation has given it, to keep to (D1); null: what the round says. */
  ceiling: OwnDates
}

/** The dates that hold for a manager, and whose they are; null: those of the round. */
export interface Effective {
  filing: Day
  review: Day
  from: Record<DateKind, DeadlineNode | null>
}
