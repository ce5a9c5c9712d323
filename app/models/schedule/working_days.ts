import chineseDays from 'chinese-days'
import type { Day } from '#models/report/deadline'

/** Whether people work on this Beijing day: holidays and the Saturdays worked instead are known. */
export function isWorkingDay(day: Day): boolean {
  const { name, work } = chineseDays.getDayDetail(day)
  // Days with a name of their own are looked up by their text; the weekday would be that of the
  // server's zone, which west of Greenwich is the day before.
  if (name.includes(',')) return work
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

/** The n-th working day before a day, the day itself not counted. */
export function workingDayBefore(day: Day, count: number): Day {
  let at = day
  for (let left = count; left > 0;) {
    at = shifted(at, -1)
    if (isWorkingDay(at)) left -= 1
  }
  return at
}

/** Working days from today to the deadline, today not counted. */
export function workingDaysUntil(deadline: Day, today: Day): number {
  let count = 0
  for (let at = shifted(today, 1); at <= deadline; at = shifted(at, 1)) {
    if (isWorkingDay(at)) count += 1
  }
  return count
}

function shifted(day: Day, by: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
}
