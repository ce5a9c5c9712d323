import { isOver, type Day } from '#models/report/deadline'
import { LEVEL_WORDS } from '#models/report/flow'

/**
 * Who can still move a date on the way of a report (D1, S4): its province, up to the latest day that
 * the nation lets it set; after that, or where no province can act, the nation.
 */
export function lifterOf(
  province: { name: string } | null | undefined,
  latest: Day,
  clock: { now: string }
): string {
  return province && !isOver(latest, clock) ? province.name : LEVEL_WORDS.nation
}
