import type Refusal from '#exceptions/refusal'
import { refusals } from '#exceptions/refusals'
import { STATES } from '#models/report/flow'
import type { Standing } from '#models/report/standing'
import { closedBecause } from '#models/report/submission_gate'

/** Most covers that are kept for the same data. */
export const MOST_COVERS = 10

/**
 * Why no cover can be uploaded now; null when it can. A cover changes no data, so one may still come
 * while the report is being reviewed, even after the filing deadline: province acceptance needs it (C3).
 */
export function coverRefusal(standing: Standing): Refusal | null {
  const { facts } = standing
  if (facts.roundStatus === 'open' && facts.state === 'submitted') return null
  const closed = closedBecause(standing)
  if (closed?.reason !== 'notFillable') return closed
  return refusals.coverClosed(STATES[facts.state].label, '省级管理机构')
}
