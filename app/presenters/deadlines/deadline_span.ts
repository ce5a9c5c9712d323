import type { Day } from '#models/report/deadline'
import type { RoundDates } from '#models/report/deadline/dates'

/** Filing and review of one manager on the line of the round; per cent. */
export interface DeadlineSpan {
  filing: { from: number; width: number }
  review: { from: number; width: number }
  now: number
}

const DAY = 86_400_000

/** Where the two phases of a manager lie between the opening and the end of a round. */
export function deadlineSpan(
  round: RoundDates,
  dates: { filing: Day; review: Day },
  today: Day
): DeadlineSpan {
  const number = (day: Day) => Date.parse(`${day}T00:00:00Z`) / DAY
  const [first, last] = [number(round.opens), number(round.nationalReview) + 1]
  const share = (day: number) => {
    const part = ((day - first) / Math.max(1, last - first)) * 100
    return Math.round(Math.min(100, Math.max(0, part)) * 10) / 10
  }
  const [filed, reviewed] = [share(number(dates.filing) + 1), share(number(dates.review) + 1)]
  return {
    filing: { from: 0, width: filed },
    review: { from: filed, width: Math.max(0, Math.round((reviewed - filed) * 10) / 10) },
    now: share(number(today)),
  }
}
