import type { HttpContext } from '@adonisjs/core/http'
import { showAddition } from '#controllers/roster/show_addition'
import FormRefusal from '#exceptions/form_refusal'
import Refusal from '#exceptions/refusal'
import { additionOf } from '#queries/addition_of'
import { typedReason } from '#validators/addition'

/** The nation does not add what a province has asked for, and says why (R5). */
export default class AdditionRefusalsController {
  async store(ctx: HttpContext) {
    const { auth, params, request, response, session } = ctx
    const actor = auth.getUserOrFail()
    const addition = await additionOf(actor, params.id)
    const { reason, mistakes } = typedReason(request.input('reason'), '不同意的原因')
    if (mistakes.length > 0) return showAddition(ctx, new FormRefusal(mistakes))
    try {
      await addition.refuse(reason, { actor, address: request.ip() })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      session.flash('refused', error.message)
    }
    return response.redirect().status(303).toPath(`/roster/additions/${addition.id}`)
  }
}
