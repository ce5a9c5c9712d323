import type { HttpContext } from '@adonisjs/core/http'
import type BulkDecision from '#models/bulk_decision'
import Round from '#models/round'
import Task from '#models/task'
import { bulkPage } from '#presenters/bulk_page'
import type { FormMistakes } from '#presenters/form_mistakes'
import { bulkOutcome } from '#queries/bulk_outcome'
import { managerDays } from '#queries/manager_days'

/** What was sent and not taken, and why. */
export interface BulkTrouble {
  refused?: string
  mistakes?: FormMistakes
  reason?: string
}

/** The preview or the result of a bulk decision; while it is being worked on, its progress. */
export async function showBulk(ctx: HttpContext, bulk: BulkDecision, trouble: BulkTrouble = {}) {
  const { auth, response, view } = ctx
  const isAtWork = bulk.state === 'examining' || bulk.state === 'deciding'
  const task = await Task.findOrFail(bulk.taskId)
  // What was written and not sent must stay in sight.
  const isKept = bulk.state === 'deciding' && trouble.refused !== undefined
  if (isAtWork && task.status !== 'failed' && !isKept)
    return response.redirect().toPath(`/tasks/${task.id}`)

  const round = await Round.findOrFail(bulk.roundId)
  const actor = auth.getUserOrFail()
  const [outcome, days] = await Promise.all([bulkOutcome(bulk.id), managerDays(actor, round)])
  const around = {
    days,
    role: actor.role,
    office: actor.office,
    broken: isAtWork ? task.error : null,
  }
  const page = bulkPage(bulk, outcome, around)
  return view.render('pages/bulk', {
    page,
    ...trouble,
    reason: trouble.reason ?? bulk.reason ?? '',
  })
}
