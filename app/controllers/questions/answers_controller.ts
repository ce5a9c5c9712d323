import type { HttpContext } from '@adonisjs/core/http'
import { showFormAgain } from '#controllers/show_form_again'
import { questionView } from '#presenters/questions_page'
import { questionLine, questionOf } from '#queries/question_list'
import { answerValidator } from '#validators/messaging'

/** Whoever a question waits at answers it (M2). */
export default class AnswersController {
  async store(ctx: HttpContext) {
    const { auth, params, request, response } = ctx
    const actor = auth.getUserOrFail()
    const question = await questionOf(actor, params.id)
    try {
      const { answer } = await request.validateUsing(answerValidator)
      await question.answerWith(answer, actor)
    } catch (error) {
      const line = await questionLine(actor, params.id)
      const shown = { question: questionView(line, actor) }
      return showFormAgain(ctx, 'pages/questions/show', error, shown)
    }
    return response.redirect().status(303).toRoute('questions.show', [params.id])
  }
}
