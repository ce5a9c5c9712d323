import type { HttpContext } from '@adonisjs/core/http'
import Refusal from '#exceptions/refusal'
import { additionOf } from '#queries/addition_of'

/** The nation adds what a province has asked for (R5). */
export default class AdditionAcceptancesController {
  async store({ auth, params, request, response, session }: HttpContext) {
    const actor = auth.getUserOrFail()
    const addition = await additionOf(actor, params.id)
    try {
      await addition.accept({ actor, address: request.ip() })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      session.flash('refused', error.message)
    }
    return response.redirect().status(303).toPath(`/roster/additions/${addition.id}`)
  }
}
