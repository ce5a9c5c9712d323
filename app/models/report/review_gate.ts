import type Refusal from '#exceptions/refusal'
import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import { effectiveDeadline, isOver, reviewDeadline, type Day } from '#models/report/deadline'
import { lifterOf } from '#models/report/deadline/lifter'
import { latestReview } from '#models/report/deadline/limits'
import { isAbove, transition, type Level } from '#models/report/flow'
import { stateRefusal } from '#models/report/move_refusal'
import type { ReviewWay } from '#queries/review_way'

/** What every review deadline on a way follows from. */
export type ReviewDays = Pick<ReviewWay, 'links' | 'roundProvince' | 'roundNation' | 'now'>

/** The day until whose 24:00 the manager of this level decides. */
export function reviewDayOf(role: Level, { links, roundProvince, roundNation }: ReviewDays): Day {
  return reviewDeadline({ path: links, role, roundProvince, roundNation })
}

/**
 * W1: the turn of the holder, and of a superior once the holder has let its deadline pass or can no
 * longer act at all.
 */
export function turnRefusal(actor: Account, way: ReviewWay): Refusal | null {
  const { state, holder } = way
  if (way.roundStatus !== 'open') return refusals.roundClosed()
  if (!transition(state, actor.role, 'accept')) {
    return stateRefusal('accept', actor.role, state)
  }
  if (!holder || holder.id === actor.office) return null
  if (!isAbove(actor.role, holder.role)) return refusals.notWaitingHere(holder.name)
  return isStalled(holder, way)
    ? null
    : refusals.notStalledYet(holder.name, reviewDayOf(holder.role, way))
}

/** Whether a manager has let its review deadline pass or can't act at all, so that superiors may. */
export function isStalled(
  { role, enabled }: { role: Level; enabled: boolean },
  days: ReviewDays
): boolean {
  return !enabled || isOver(reviewDayOf(role, days), days)
}

/** W2, D2: why this manager can't return the report now; null when it can. */
export function returnRefusal(actor: Account, way: ReviewWay): Refusal | null {
  const { state, holder } = way
  if (way.roundStatus !== 'open') return refusals.roundClosed()
  if (!transition(state, actor.role, 'return')) {
    return stateRefusal('return', actor.role, state)
  }
  if (holder && holder.id !== actor.office && !isAbove(actor.role, holder.role)) {
    return refusals.notWaitingHere(holder.name)
  }
  const day = reviewDayOf(actor.role, way)
  return isOver(day, way)
    ? refusals.reviewDeadlinePassed(actor.name, day, reviewLifter(actor, way))
    : null
}

/** What a return makes of the deadline: the returner's own review deadline, never shortened (D2, D3). */
export function extensionBy(
  actor: Account,
  way: ReviewWay
): { extendedTo: Day; day: Day; endsAt: Date } {
  const review = reviewDayOf(actor.role, way)
  const extendedTo = way.extendedTo && way.extendedTo > review ? way.extendedTo : review
  const { day, endsAt } = effectiveDeadline({
    roundFiling: way.roundFiling,
    path: way.links,
    extendedTo,
  })
  return { extendedTo, day, endsAt }
}

/** Who can move the review deadline of this manager now; the nation sets its own. */
function reviewLifter({ role, name }: Account, way: ReviewWay): string {
  if (role === 'nation') return name
  const province = way.links.find((link) => link.role === 'province' && link.enabled !== false)
  return lifterOf(province, latestReview(province?.reviewCeiling ?? null, way), way)
}
