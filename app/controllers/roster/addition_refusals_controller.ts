import type { HttpContext } from '@adonisjs/core/http'
import Refusal from '#exceptions/refusal'
import { additionOf } from '#queries/addition_of'
import { typedReason } from '#validators/addition'

/** The nation does not add what a province has asked for, and says why (R5). */
export default class AdditionRefusalsController {
  async store({ auth, params, request, response, session }: HttpContext) {
    const actor = auth.getUserOrFail()
    const addition = await additionOf(actor, params.id)
    const { reason, mistakes } = typedReason(request.input('reason'), '不同意的原因')
    try {
      if (mistakes.length > 0) throw new Refusal('reasonMissing', mistakes[0].sentence, 422)
      await addition.refuse(reason, { actor, address: request.ip() })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      session.flash('refused', error.message)
      session.flash('reason', reason)
    }
    return response.redirect().status(303).toPath(`/roster/additions/${addition.id}`)
  }
}
