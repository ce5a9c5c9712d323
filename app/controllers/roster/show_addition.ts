import type { HttpContext } from '@adonisjs/core/http'
import { showFormAgain } from '#controllers/show_form_again'
import QuestionnaireVersion from '#models/questionnaire_version'
import { additionPage } from '#presenters/addition_pages'
import { additionOf } from '#queries/addition_of'

/** The page of one request to add a project; with `error` as a refused form left it. */
export async function showAddition(ctx: HttpContext, error?: unknown) {
  const { auth, params, session, view } = ctx
  const actor = auth.getUserOrFail()
  const addition = await additionOf(actor, params.id)
  const { round } = addition
  const { questionnaire } = await QuestionnaireVersion.compiled(round.questionnaireVersionId)
  const page = additionPage(actor, addition, questionnaire, round)
  if (error) return showFormAgain(ctx, 'pages/additions/show', error, { page })
  return view.render('pages/additions/show', {
    page,
    refused: session.flashMessages.get('refused'),
  })
}
