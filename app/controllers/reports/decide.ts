import type { HttpContext } from '@adonisjs/core/http'
import { backToQueue } from '#controllers/reports/back_to_queue'
import { doneWords } from '#controllers/reports/done_words'
import { justDone } from '#controllers/reports/just_done'
import { queuePlace } from '#controllers/reports/queue_place'
import { refusalLeft } from '#controllers/reports/refusal_left'
import { seenEvent } from '#controllers/reports/seen_event'
import { showReview } from '#controllers/reports/show_review'
import Refusal from '#exceptions/refusal'
import type Report from '#models/report'
import type { Move } from '#models/report/movable'
import type { ReturnForm } from '#validators/returning'

type Act = (by: Move) => Promise<unknown>

/**
 * One decision of a manager: done, it leads back to the queue with the next one in reach; refused,
 * the page says why and keeps what was typed. A second press finds it done; other words are none.
 */
export async function decide(
  ctx: HttpContext,
  report: Report,
  action: 'accept' | 'return',
  act: Act,
  form?: ReturnForm
) {
  // Worked out first: the act may change the order (W5).
  const { next } = await queuePlace(ctx, report)
  const refused = await refusalOf(ctx, report, action, act, form)
  if (refused) {
    ctx.response.status(refused.status)
    return showReview(ctx, report, { refused: refused.message, typed: form?.typed })
  }
  const waitedAt = report.waitingAt
  await report.refresh()
  const words = doneWords(action, ctx.auth.getUserOrFail(), waitedAt, report.state)
  return backToQueue(ctx, report, words, next)
}

async function refusalOf(
  ctx: HttpContext,
  report: Report,
  action: 'accept' | 'return',
  act: Act,
  form?: ReturnForm
): Promise<Refusal | null> {
  const actor = ctx.auth.getUserOrFail()
  const seen = seenEvent(ctx)
  try {
    await act({ actor, address: ctx.request.ip(), seen })
    return null
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason === 'notForThisLevel') throw error
    return refusalLeft(error, await justDone(report, actor, action, seen), form)
  }
}
