import type Refusal from '#exceptions/refusal'
import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import { effectiveDeadline, endOfDay, reviewDeadline, type Day } from '#models/report/deadline'
import { STATES, isAbove, transition, type Level } from '#models/report/flow'
import type { ReviewWay } from '#queries/review_way'

/** The day until whose 24:00 the manager of this level decides. */
export function reviewDayOf(role: Level, { links, roundProvince, roundNation }: ReviewWay): Day {
  return reviewDeadline({ path: links, role, roundProvince, roundNation })
}

/** W1: the turn of the holder, and of a superior once the holder has let its deadline pass. */
export function turnRefusal(actor: Account, way: ReviewWay): Refusal | null {
  const { state, holder } = way
  if (!transition(state, actor.role, 'accept')) {
    return refusals.notPossibleNow('验收', STATES[state].label)
  }
  if (!holder || holder.id === actor.office) return null
  const isStalled = isAbove(actor.role, holder.role) && isOver(reviewDayOf(holder.role, way), way)
  return isStalled ? null : refusals.notWaitingHere(holder.name)
}

/** W2, D2: why this manager can't return the report now; null when it can. */
export function returnRefusal(actor: Account, way: ReviewWay): Refusal | null {
  const { state, holder } = way
  if (!transition(state, actor.role, 'return')) {
    return refusals.notPossibleNow('退回', STATES[state].label)
  }
  if (holder && holder.id !== actor.office && !isAbove(actor.role, holder.role)) {
    return refusals.notWaitingHere(holder.name)
  }
  const day = reviewDayOf(actor.role, way)
  return isOver(day, way)
    ? refusals.reviewDeadlinePassed(actor.name, day, superiorOf(actor, way))
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

function isOver(day: Day, { now }: ReviewWay): boolean {
  return Date.parse(now) >= endOfDay(day).getTime()
}

/** Who can move the review deadline of this manager. */
function superiorOf({ role }: Account, { links }: ReviewWay): string {
  return links.find((link) => isAbove(link.role, role))?.name ?? '国家级管理机构'
}
