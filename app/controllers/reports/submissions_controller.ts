import type { HttpContext } from '@adonisjs/core/http'
import { justDone } from '#controllers/reports/just_done'
import { showSubmission } from '#controllers/reports/show_submission'
import { reportOf } from '#queries/report_of'

/** The respondent hands the report over (S1); a second press shows the receipt of the first. */
export default class SubmissionsController {
  async show(ctx: HttpContext) {
    const { auth, params, response } = ctx
    const actor = auth.getUserOrFail()
    const report = await reportOf(actor, params.report_id)
    if (!actor.isRespondent) return response.redirect().toPath(`/reports/${report.id}/review`)
    return showSubmission(ctx, report)
  }

  async store(ctx: HttpContext) {
    const { auth, params, request, response } = ctx
    const actor = auth.getUserOrFail()
    const report = await reportOf(actor, params.report_id)
    try {
      await report.submit({ actor, address: request.ip() })
    } catch (error) {
      if (!(await justDone(report, actor, 'submit'))) return showSubmission(ctx, report, { error })
    }
    return response.redirect().status(303).toPath(`/reports/${report.id}/submission`)
  }
}
