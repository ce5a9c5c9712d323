import { dayOf, type Day } from '#models/report/deadline'
import { rate } from '#presenters/collection/rates'
import type { RoundCurve } from '#queries/collection/compared_curves'

const DAY_MS = 86_400_000

/** What had come in at the end of a Beijing day; last year's as many days before its own deadline. */
export interface CurveDay {
  day: Day
  submitted: number
  submittedRate: number | null
  accepted: number
  acceptedRate: number | null
  /** Null where last year has no reports. */
  last: number | null
  lastRate: number | null
}

/** The days up to now on which something changed, the first first. */
export function curveDays(now: RoundCurve, last: RoundCurve | null, instant: string): CurveDay[] {
  const today = dayOf(new Date(instant))
  return now.points
    .filter(({ day }) => day <= today)
    .map(({ day, submitted, accepted }) => {
      const before = last && submittedAt(last, daysBetween(now.filing, day))
      return {
        ...{ day, submitted, submittedRate: rate(submitted, now.listed) },
        ...{ accepted, acceptedRate: rate(accepted, now.listed) },
        ...{ last: before, lastRate: last && rate(before ?? 0, last.listed) },
      }
    })
}

/** How many had been submitted so many days after the deadline; negative: before it. */
function submittedAt({ filing, points }: RoundCurve, offset: number): number {
  return points.findLast(({ day }) => daysBetween(filing, day) <= offset)?.submitted ?? 0
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}
