import { dayOf, type Day } from '#models/report/deadline'
import { curveDays, daysBetween, type CurveDay } from '#presenters/collection/curve_days'
import { percent, rate } from '#presenters/collection/rates'
import type { RoundCurve } from '#queries/collection/compared_curves'

/** Up and down in pixels; across in hundredths of whatever width there is. */
const FRAME = { top: 12, height: 150 }
const HEIGHT = 190

const DAY_MS = 86_400_000
/** Days shown before the deadline, and at least after it. */
const BEFORE = 60
const AFTER = 14

interface Spot {
  /** Days after the deadline; negative before. */
  offset: number
  submitted: number
  accepted: number
}

/**
 * Share of reports submitted and accepted, day by day up to today, against the days left to the filing
 * deadline; last year's beside it. Coordinates are attributes, so the SVG needs no style.
 */
export function curvePlot(now: RoundCurve, last: RoundCurve | null, instant: string) {
  const today = daysBetween(now.filing, dayOf(new Date(instant)))
  const spots = spotsOf(now, today)
  const before = last ? spotsOf(last, null) : []
  const end = Math.max(AFTER, today)
  const x = (offset: number) => ((offset + BEFORE) / (end + BEFORE)) * 100
  const line = (of: Spot[], key: 'submitted' | 'accepted') => path(of, key, x, end)
  return {
    height: HEIGHT,
    frame: { ...FRAME, bottom: FRAME.top + FRAME.height },
    ticks: [0, 25, 50, 75, 100].map((share) => ({
      share,
      y: FRAME.top + (1 - share / 100) * FRAME.height,
    })),
    submitted: line(withToday(spots, today), 'submitted'),
    accepted: line(withToday(spots, today), 'accepted'),
    last: line(before, 'submitted'),
    deadline: { x: x(0).toFixed(2), day: now.filing },
    days: daysShown(end).map((offset) => ({
      x: x(offset).toFixed(2),
      words: dayWords(now.filing, offset),
    })),
    words: words(spots, before, today),
    rows: rowsOf(curveDays(now, last, instant)),
    lastYear: before.length > 0 ? percent(shareAt(before, today)) : null,
  }
}

function spotsOf({ filing, listed, points }: RoundCurve, today: number | null): Spot[] {
  return points
    .map(({ day, submitted, accepted }) => ({
      offset: daysBetween(filing, day),
      submitted: rate(submitted, listed) ?? 0,
      accepted: rate(accepted, listed) ?? 0,
    }))
    .filter(({ offset }) => today === null || offset <= today)
}

/** Nothing has changed since the last day with an event. */
function withToday(spots: Spot[], today: number): Spot[] {
  const last = spots.at(-1)
  return last && last.offset < today ? [...spots, { ...last, offset: today }] : spots
}

/** A stair: what came in on a day holds until the next. What lies outside of the frame is cut off. */
function path(
  spots: Spot[],
  key: 'submitted' | 'accepted',
  x: (offset: number) => number,
  end: number
): string {
  const start = spots.findLast(({ offset }) => offset < -BEFORE)
  const shown = spots.filter(({ offset }) => offset >= -BEFORE && offset <= end)
  const from = start ? [{ ...start, offset: -BEFORE }, ...shown] : shown
  return from
    .map((spot, i) => {
      const [across, up] = [x(spot.offset).toFixed(2), ((1 - spot[key]) * 100).toFixed(2)]
      return i === 0 ? `M${across} ${up}` : `H${across}V${up}`
    })
    .join('')
}

function shareAt(spots: Spot[], offset: number): number {
  return spots.findLast((spot) => spot.offset <= offset)?.submitted ?? 0
}

function words(spots: Spot[], before: Spot[], today: number): string {
  const now = spots.at(-1)
  const own = `上报 ${percent(now?.submitted ?? 0)}，省级验收 ${percent(now?.accepted ?? 0)}`
  return before.length > 0 ? `${own}；去年同日上报 ${percent(shareAt(before, today))}` : own
}

function rowsOf(days: CurveDay[]) {
  return days.toReversed().map(({ day, submittedRate, acceptedRate, lastRate }) => ({
    day,
    submitted: percent(submittedRate),
    accepted: percent(acceptedRate),
    last: percent(lastRate),
  }))
}

/** Every second week, and the deadline among them. */
function daysShown(end: number): number[] {
  const all = []
  for (let offset = -56; offset <= end; offset += 14) all.push(offset)
  return all
}

function dayWords(filing: Day, offset: number): string {
  const [, month, day] = dayAt(filing, offset).split('-')
  return `${Number(month)}-${day}`
}

function dayAt(filing: Day, offset: number): Day {
  return new Date(Date.parse(filing) + offset * DAY_MS).toISOString().slice(0, 10)
}
