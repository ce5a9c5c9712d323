import type { HttpContext } from '@adonisjs/core/http'
import { decide } from '#controllers/reports/decide'
import { showReview } from '#controllers/reports/show_review'
import FormRefusal from '#exceptions/form_refusal'
import QuestionnaireVersion from '#models/questionnaire_version'
import { formMistakes } from '#presenters/form_mistakes'
import { reportOf } from '#queries/report_of'
import { returnForm } from '#validators/returning'

/** A manager sends a report back with a reason and what must be answered (W2). */
export default class ReturnsController {
  async store(ctx: HttpContext) {
    const { auth, params, request, response } = ctx
    const actor = auth.getUserOrFail()
    const report = await reportOf(actor, params.report_id)

    const { questionnaire } = await QuestionnaireVersion.compiled(report.questionnaireVersionId)
    const form = returnForm(request.body(), questionnaire)
    const { reason, marks, mistakes, typed } = form
    if (request.input('more') !== undefined) return showReview(ctx, report, { typed })
    if (mistakes.length > 0) {
      response.status(422)
      return showReview(ctx, report, { mistakes: formMistakes(new FormRefusal(mistakes)), typed })
    }
    return decide(ctx, report, 'return', (by) => report.return({ ...by, reason, marks }), form)
  }
}
