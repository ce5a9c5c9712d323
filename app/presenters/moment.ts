import { beijing, beijingShort, clock } from '#presenters/time'

/** 14:03:22 for today, 2-22 14:03 for any other day. */
export function moment(instant: string, now: string): string {
  const isToday = beijing(instant).slice(0, 10) === beijing(now).slice(0, 10)
  return isToday ? clock(instant) : beijingShort(instant)
}
