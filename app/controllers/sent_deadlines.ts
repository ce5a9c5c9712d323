import type { HttpContext } from '@adonisjs/core/http'
import { refusals } from '#exceptions/refusals'
import { deadlineForm, type DeadlineForm } from '#validators/deadlines'

/** The form that was sent or asked for; with nobody named, for what is the actor's own to set. */
export function sentDeadlines({ auth }: HttpContext, sent: Record<string, unknown>): DeadlineForm {
  const actor = auth.getUserOrFail()
  const own = actor.role === 'nation' ? 'round' : String(actor.id)
  const form = deadlineForm({ ...sent, target: sent.target ?? own })
  if (!form) throw refusals.noSuchAccount()
  return form
}
