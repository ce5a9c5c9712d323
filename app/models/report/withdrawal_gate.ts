import type Refusal from '#exceptions/refusal'
import { refusals } from '#exceptions/refusals'
import { dayBefore } from '#models/report/deadline'
import type { ReportFacts } from '#queries/report_facts'
import type { LatestEvent } from '#queries/review_way'

/** S3: why a submitted report can't be taken back; null before the deadline while nobody has looked at it. */
export function withdrawalRefusal(facts: ReportFacts, decided: LatestEvent | null): Refusal | null {
  const holder = facts.waitingAtName ?? '上级管理机构'
  if (facts.openedAt) return refusals.alreadyOpened(holder)
  if (decided?.action === 'accept')
    return refusals.alreadyAccepted(decided.actor ?? '下级管理机构', holder)
  if (facts.roundStatus !== 'open') return refusals.roundClosed()
  return facts.beforeDeadline ? null : refusals.withdrawalOver(dayBefore(facts.closesAt), holder)
}
