import type Account from '#models/account'
import type Report from '#models/report'
import type { Action } from '#models/report/flow'
import { lastAct, type LastAct } from '#queries/last_act'

/**
 * What the refused act may be the second press of: the same act of the same account, done last and
 * not `seen` on the page that was pressed; null where there is no such thing.
 */
export async function justDone(
  report: Report,
  actor: Account,
  action: Action,
  seen?: number
): Promise<LastAct | null> {
  const last = await lastAct(report.id)
  const isIt = last?.action === action && last.actorId === actor.id && last.id !== seen
  return isIt ? last : null
}
