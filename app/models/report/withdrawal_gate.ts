import type Refusal from '#exceptions/refusal'
import { refusals } from '#exceptions/refusals'
import { closedBecause } from '#models/report/submission_gate'
import type { ReportFacts } from '#queries/report_facts'
import type { LatestEvent } from '#queries/review_way'

/** S3: why a submitted report can't be taken back; null while nobody has looked at it. */
export function withdrawalRefusal(facts: ReportFacts, decided: LatestEvent | null): Refusal | null {
  const holder = facts.waitingAtName ?? '上级管理机构'
  if (facts.openedAt) return refusals.alreadyOpened(holder)
  if (decided?.action === 'accept')
    return refusals.alreadyAccepted(decided.actor ?? '下级管理机构', holder)
  return closedBecause({ facts: { ...facts, state: 'filling' } })
}
