import type { HttpContext } from '@adonisjs/core/http'
import { justDone } from '#controllers/reports/just_done'
import { showSubmission } from '#controllers/reports/show_submission'
import { reportOf } from '#queries/report_of'

/** The respondent takes a report back that nobody has looked at (S3). */
export default class WithdrawalsController {
  async store(ctx: HttpContext) {
    const { auth, params, request, response } = ctx
    const actor = auth.getUserOrFail()
    const report = await reportOf(actor, params.report_id)
    try {
      await report.withdraw({ actor, address: request.ip() })
    } catch (error) {
      if (!(await justDone(report, actor, 'withdraw')))
        return showSubmission(ctx, report, { error })
    }
    return response.redirect().status(303).toPath(`/reports/${report.id}/submission`)
  }
}
