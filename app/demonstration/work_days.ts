/** Working days of early 2017: Saturdays and Sundays off, Spring Festival from 1-27 to 2-2, made up for on 1-22 and 2-4. */
const HOLIDAYS = new Set([
  '2017-01-27',
  '2017-01-28',
  '2017-01-29',
  '2017-01-30',
  '2017-01-31',
  '2017-02-01',
  '2017-02-02',
])
const MADE_UP = new Set(['2017-01-22', '2017-02-04'])

const FIRST = '2017-01-05'
/** Today of the demonstration. */
const LAST = '2017-02-22'
const DAY = 86_400_000

function workDays(): string[] {
  const days: string[] = []
  for (let at = Date.parse(FIRST); at <= Date.parse(LAST); at += DAY) {
    const day = new Date(at).toISOString().slice(0, 10)
    const isWeekend = [0, 6].includes(new Date(at).getUTCDay())
    if (MADE_UP.has(day) || (!isWeekend && !HOLIDAYS.has(day))) days.push(day)
  }
  return days
}

export const WORK_DAYS: readonly string[] = workDays()

/** An instant of a working day, counted from the first; `minutes` after 8:30 Beijing time. */
export function workTime(day: number, minutes: number): Date {
  const start = Date.parse(`${WORK_DAYS[day]}T00:30:00Z`)
  return new Date(start + minutes * 60_000)
}
