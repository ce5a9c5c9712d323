import type { RoundSchedule } from '#queries/round_schedule'

/** One row of the timetable; `from` and `width` are per cent of the whole round. */
export interface ScheduleRow {
  days: string
  words: string
  isNow: boolean
  from: number
  width: number
}

/** The timetable of the running round for the login page; `now` is the place of today in per cent. */
export interface ScheduleView {
  year: number
  months: [string, string]
  now: number
  rows: ScheduleRow[]
}

const DAY = 86_400_000

export function scheduleView(schedule: RoundSchedule): ScheduleView {
  const first = dayNumber(schedule.opensOn)
  const last = dayNumber(schedule.nationalReview) + 1
  const today = dayNumber(schedule.today)
  const share = (day: number) => Math.min(100, Math.max(0, ((day - first) / (last - first)) * 100))
  const monthOf = (day: number) => `${new Date(day * DAY).getUTCMonth() + 1} 月`
  return {
    year: schedule.reportYear,
    months: [monthOf(first), monthOf(last - 1)],
    now: round(share(today)),
    rows: phasesOf(schedule).map(([words, from, to]) => ({
      words,
      days: `${inWords(from)} – ${inWords(to)}`,
      isNow: today >= from && today <= to,
      from: round(share(from)),
      width: round(share(to + 1) - share(from)),
    })),
  }
}

/** Each phase with its first and last day; one that has no day is left out. */
function phasesOf(schedule: RoundSchedule): [words: string, from: number, to: number][] {
  const [filing, provinceReview] = [dayNumber(schedule.filing), dayNumber(schedule.provinceReview)]
  const phases: [string, number, number][] = [
    ['基层单位填报、上报', dayNumber(schedule.opensOn), filing],
    ['省级验收，退回的可以修改', filing + 1, provinceReview],
    ['国家验收', provinceReview + 1, dayNumber(schedule.nationalReview)],
  ]
  return phases.filter(([, from, to]) => from <= to)
}

function dayNumber(day: string) {
  return Date.parse(`${day}T00:00:00Z`) / DAY
}

function inWords(day: number) {
  const date = new Date(day * DAY)
  return `${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日`
}

function round(share: number) {
  return Math.round(share * 10) / 10
}
