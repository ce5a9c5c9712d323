import type { RoundSchedule } from '#queries/round_schedule'

/** What the official schedule tells one role to do. */
interface Work {
  who: string
  does: string
}

/** One row of the timetable; `from` and `width` are per cent of the whole round. */
export interface ScheduleRow {
  days: string
  work: readonly Work[]
  isNow: boolean
  from: number
  width: number
}

/** The timetable of the running round (M2); `now` is the place of today in per cent. */
export interface ScheduleView {
  year: number
  months: [string, string]
  now: number
  rows: ScheduleRow[]
}

const DAY = 86_400_000

const RESPONDENT = '基层单位'
const PROVINCE = '省级管理单位'
const NATION = '国家级管理单位'

const FILING = [
  { who: RESPONDENT, does: '填报数据' },
  { who: PROVINCE, does: '设置填报截止时间、对基层单位填报进度跟踪、申请项目进行审批' },
]
const PROVINCE_REVIEW = [
  { who: PROVINCE, does: '在线验收，反馈修改意见' },
  { who: RESPONDENT, does: '修改省级单位反馈的数据' },
]
const NATIONAL_REVIEW = [
  { who: PROVINCE, does: '上交验收材料' },
  { who: NATION, does: '验收' },
]

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
    rows: phasesOf(schedule).map(({ work, from, to }) => ({
      work,
      days: `${inWords(from)} – ${inWords(to)}`,
      isNow: today >= from && today <= to,
      from: round(share(from)),
      width: round(share(to + 1) - share(from)),
    })),
  }
}

interface Phase {
  from: number
  to: number
  work: readonly Work[]
}

/** Each phase of the official schedule with its first and last day; one that has no day is left out. */
function phasesOf(schedule: RoundSchedule): Phase[] {
  const [filing, provinceReview] = [dayNumber(schedule.filing), dayNumber(schedule.provinceReview)]
  const phases = [
    { from: dayNumber(schedule.opensOn), to: filing, work: FILING },
    { from: filing + 1, to: provinceReview, work: PROVINCE_REVIEW },
    { from: provinceReview + 1, to: dayNumber(schedule.nationalReview), work: NATIONAL_REVIEW },
  ]
  return phases.filter(({ from, to }) => from <= to)
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
