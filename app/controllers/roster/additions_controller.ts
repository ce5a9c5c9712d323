import type { HttpContext } from '@adonisjs/core/http'
import { sentFiles } from '#controllers/reports/sent_files'
import { sendAddition } from '#controllers/roster/send_addition'
import { showAddition } from '#controllers/roster/show_addition'
import { showFormAgain } from '#controllers/show_form_again'
import { showList } from '#controllers/show_list'
import QuestionnaireVersion from '#models/questionnaire_version'
import Round from '#models/round'
import { additionForm, additionsPage } from '#presenters/addition_pages'
import { additionList } from '#queries/addition_list'
import { typedProject } from '#validators/addition'
import { pageNumber } from '#validators/page_number'

/** New projects: a province asks for them, the nation adds them (R5). */
export default class AdditionsController {
  async index(ctx: HttpContext) {
    const { auth, request, session } = ctx
    const actor = auth.getUserOrFail()
    const { id } = await Round.listedOrFail()
    const page = pageNumber(request.qs())
    const list = await additionList(actor, id, page)
    const done = session.flashMessages.get('done')
    return showList(ctx, 'pages/additions/index', {
      page: additionsPage(actor, list, page),
      done,
    })
  }

  async create({ auth, view }: HttpContext) {
    const page = await this.#form(auth.getUserOrFail())
    return view.render('pages/additions/create', { page, project: {} })
  }

  async store(ctx: HttpContext) {
    const { auth, request, response, session } = ctx
    const actor = auth.getUserOrFail()
    const project = typedProject(request.body())
    const [paper] = sentFiles(request, 'paper')
    try {
      const sent = { project, reason: request.input('reason'), paper }
      const by = { actor, address: request.ip() }
      session.flash('done', await sendAddition(await Round.listedOrFail(), sent, by))
    } catch (error) {
      return showFormAgain(ctx, 'pages/additions/create', error, {
        page: await this.#form(actor),
        project,
      })
    }
    return response.redirect().status(303).toPath('/roster/additions')
  }

  async show(ctx: HttpContext) {
    return showAddition(ctx)
  }

  async #form(actor: ReturnType<HttpContext['auth']['getUserOrFail']>) {
    const { questionnaireVersionId } = await Round.listedOrFail()
    const { questionnaire } = await QuestionnaireVersion.compiled(questionnaireVersionId)
    return additionForm(actor, questionnaire)
  }
}
