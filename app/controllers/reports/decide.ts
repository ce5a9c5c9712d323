import { isDeepStrictEqual } from 'node:util'
import type { HttpContext } from '@adonisjs/core/http'
import { backToQueue } from '#controllers/reports/back_to_queue'
import { doneWords } from '#controllers/reports/done_words'
import { justDone } from '#controllers/reports/just_done'
import { showReview } from '#controllers/reports/show_review'
import Refusal from '#exceptions/refusal'
import { refusals } from '#exceptions/refusals'
import type Report from '#models/report'
import type { Move } from '#models/report/movable'
import type { LastAct } from '#queries/last_act'
import type { ReturnForm } from '#validators/returning'
import { isId } from '#validators/is_id'

/**
 * One decision of a manager: done, it leads back to the queue with the next one in reach; refused,
 * the page says why and keeps what was typed. A second press finds it done; other words are none.
 */
export async function decide(
  ctx: HttpContext,
  report: Report,
  action: 'accept' | 'return',
  act: (by: Move) => Promise<unknown>,
  form?: ReturnForm
) {
  const actor = ctx.auth.getUserOrFail()
  const waitedAt = report.waitingAt
  const seen = seenEvent(ctx)
  try {
    await act({ actor, address: ctx.request.ip(), seen })
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason === 'notForThisLevel') throw error
    const left = refusalLeft(error, await justDone(report, actor, action, seen), form)
    if (left) {
      ctx.response.status(left.status)
      return showReview(ctx, report, { refused: left.message, typed: form?.typed })
    }
  }
  await report.refresh()
  return backToQueue(ctx, report, doneWords(action, actor, waitedAt, report.state))
}

/** Why it was not done after all; null for the second press of what has been done. */
function refusalLeft(error: Refusal, done: LastAct | null, form?: ReturnForm): Refusal | null {
  if (!done) return error
  if (!form) return null
  const { reason, marks } = form
  const isSame = isDeepStrictEqual({ reason, marks }, { reason: done.reason, marks: done.marks })
  return isSame ? null : refusals.returnedOtherwise()
}

/** The latest event that the page showed; what is no such thing is not looked at. */
function seenEvent({ request }: HttpContext): number | undefined {
  const seen: unknown = request.input('seen')
  return typeof seen === 'string' && isId(seen) ? Number(seen) : undefined
}
