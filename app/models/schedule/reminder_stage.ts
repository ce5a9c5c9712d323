import type { Day } from '#models/report/deadline'
import { workingDayBefore } from '#models/schedule/working_days'

/** So many working days before its deadline a report is reminded of it (D4). */
export const STAGES = [1, 3, 7] as const

export type Stage = (typeof STAGES)[number]

/**
 * The reminder that is due on this day, or was due last: one missed is still sent, once, unless a
 * later one has come meanwhile. Null before the first and after the deadline.
 */
export function reminderStage(deadline: Day, today: Day): Stage | null {
  if (today > deadline) return null
  return STAGES.find((stage) => workingDayBefore(deadline, stage) <= today) ?? null
}
