import type Account from '#models/account'
import type Report from '#models/report'
import type { Action } from '#models/report/flow'
import { reviewWay } from '#queries/review_way'

/** Whether the refused act is the second press of a button whose first press has been done. */
export async function wasJustDone(
  report: Report,
  actor: Account,
  action: Action
): Promise<boolean> {
  const { latest } = await reviewWay(report.id)
  return latest?.action === action && latest.actorId === actor.id
}
