import type { HttpContext } from '@adonisjs/core/http'
import { carryBulk } from '#controllers/bulk_decisions/carry_bulk'
import { showBulk } from '#controllers/bulk_decisions/show_bulk'
import FormRefusal from '#exceptions/form_refusal'
import Refusal from '#exceptions/refusal'
import { carry } from '#jobs/carry'
import { formMistakes } from '#presenters/form_mistakes'
import { bulkOf } from '#queries/bulk_of'
import { bulkReason } from '#validators/bulk'

/** The one confirmation of a bulk decision; a second press finds it done, another reason is none (W5). */
export default class ConfirmationsController {
  async store(ctx: HttpContext) {
    const { auth, params, request, response } = ctx
    const actor = auth.getUserOrFail()
    const bulk = await bulkOf(actor, params.bulk_id)
    const { reason, mistakes, typed } = bulkReason(bulk.action, request.body())
    if (mistakes.length > 0 && bulk.state === 'examined') {
      response.status(422)
      const wrong = formMistakes(new FormRefusal(mistakes))
      return showBulk(ctx, bulk, { mistakes: wrong, reason: typed })
    }
    try {
      const begun = await bulk.confirm({ actor, address: request.ip() }, reason)
      const again = begun ? null : await bulk.askAgain(actor)
      if (again) await carry(again)
      const to = begun ? await carryBulk(bulk, begun) : `/bulk_decisions/${bulk.id}`
      return response.redirect().status(303).toPath(to)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      response.status(error.status)
      return showBulk(ctx, await bulk.refresh(), { refused: error.message, reason: typed })
    }
  }
}
