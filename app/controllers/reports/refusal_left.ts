import { isDeepStrictEqual } from 'node:util'
import type Refusal from '#exceptions/refusal'
import { refusals } from '#exceptions/refusals'
import type { LastAct } from '#queries/last_act'
import type { ReturnForm } from '#validators/returning'

/**
 * Why a decision was not done after all; null for the second press of what has been done. A return
 * in other words is none: they would be lost (W2).
 */
export function refusalLeft(
  error: Refusal,
  done: LastAct | null,
  form?: ReturnForm
): Refusal | null {
  if (!done) return error
  if (!form) return null
  const { reason, marks } = form
  const isSame = isDeepStrictEqual({ reason, marks }, { reason: done.reason, marks: done.marks })
  return isSame ? null : refusals.returnedOtherwise()
}
