import type { HttpContext } from '@adonisjs/core/http'
import { showFormAgain } from '#controllers/show_form_again'
import { showList } from '#controllers/show_list'
import Question from '#models/question'
import { askedCode } from '#models/question/asked_code'
import { formIdOf } from '#presenters/form_id'
import { questionsPage, questionView } from '#presenters/questions_page'
import { questionLine, questionsPart } from '#queries/question_list'
import { superiorOf } from '#queries/superior_of'
import { questionValidator } from '#validators/messaging'
import { pageNumber } from '#validators/page_number'

const LIST = 'pages/questions/index'

/** Questions to the superior, answered in the system (M2). */
export default class QuestionsController {
  async index(ctx: HttpContext) {
    const typed = { code: String(ctx.request.qs().code ?? '').slice(0, 10) }
    return showList(ctx, LIST, { ...(await shown(ctx)), typed })
  }

  async store(ctx: HttpContext) {
    const { auth, request, response } = ctx
    try {
      const { text, code, form } = await request.validateUsing(questionValidator)
      const about = code ? await askedCode(code) : null
      const { id } = await Question.ask(auth.getUserOrFail(), text, about, form)
      return response.redirect().status(303).toRoute('questions.show', [id])
    } catch (error) {
      return showFormAgain(ctx, LIST, error, await shown(ctx))
    }
  }

  async show({ auth, params, view }: HttpContext) {
    const actor = auth.getUserOrFail()
    const question = questionView(await questionLine(actor, params.id), actor)
    return view.render('pages/questions/show', { question, typed: {} })
  }
}

async function shown({ auth, request }: HttpContext) {
  const actor = auth.getUserOrFail()
  const page = pageNumber(request.qs())
  const [superior, part] = await Promise.all([superiorOf(actor), questionsPart(actor, page)])
  return {
    page: questionsPage({ part, page, actor, superior }),
    form: formIdOf(request.input('form')),
  }
}
