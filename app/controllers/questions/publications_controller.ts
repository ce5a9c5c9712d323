import type { HttpContext } from '@adonisjs/core/http'
import { questionOf } from '#queries/question_list'

/** The nation puts an answered question among the frequent ones, or takes it out. */
export default class PublicationsController {
  async store({ auth, params, request, response }: HttpContext) {
    const question = await questionOf(auth.getUserOrFail(), params.id)
    await question.publish(request.input('public') === '1')
    return response.redirect().status(303).toRoute('questions.show', [params.id])
  }
}
