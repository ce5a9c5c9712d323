import type { HttpContext } from '@adonisjs/core/http'
import { questionOf } from '#queries/question_list'

/** Passes a question on to the next manager above. */
export default class ForwardsController {
  async store({ auth, params, response }: HttpContext) {
    const actor = auth.getUserOrFail()
    const question = await questionOf(actor, params.id)
    await question.passOn(actor)
    return response.redirect().status(303).toRoute('questions.show', [params.id])
  }
}
