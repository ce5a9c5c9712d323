import type { HttpContext } from '@adonisjs/core/http'
import { backToQueue } from '#controllers/reports/back_to_queue'
import { wasJustDone } from '#controllers/reports/just_done'
import { showReview } from '#controllers/reports/show_review'
import Refusal from '#exceptions/refusal'
import type Account from '#models/account'
import type Report from '#models/report'
import { acceptWord, type State } from '#models/report/flow'
import type { Move } from '#models/report/movable'
import type { ReturnForm } from '#validators/returning'
import { isId } from '#validators/is_id'

/**
 * One decision of a manager: done, it leads back to the queue with the next one in reach; refused,
 * the page says why and keeps what was typed. A second press finds it done.
 */
export async function decide(
  ctx: HttpContext,
  report: Report,
  action: 'accept' | 'return',
  act: (by: Move) => Promise<unknown>,
  typed?: ReturnForm['typed']
) {
  const actor = ctx.auth.getUserOrFail()
  const waitedAt = report.waitingAt
  try {
    await act({ actor, address: ctx.request.ip(), seen: seenEvent(ctx) })
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason === 'notForThisLevel') throw error
    if (!(await wasJustDone(report, actor, action))) {
      ctx.response.status(error.status)
      return showReview(ctx, report, { refused: error.message, typed })
    }
  }
  await report.refresh()
  return backToQueue(ctx, report, doneWords(action, actor, waitedAt, report.state))
}

function doneWords(
  action: 'accept' | 'return',
  { role, office }: Account,
  waitedAt: number | null,
  now: State
): string {
  if (action === 'return') return '已退回'
  if (waitedAt === null || waitedAt === office) return `已${acceptWord(role)}`
  return now === 'submitted' ? '已代为办理，转到上一级：' : '已代为验收'
}

/** The latest event that the page showed; what is no such thing is not looked at. */
function seenEvent({ request }: HttpContext): number | undefined {
  const seen: unknown = request.input('seen')
  return typeof seen === 'string' && isId(seen) ? Number(seen) : undefined
}
