import type { HttpContext } from '@adonisjs/core/http'
import { showReview } from '#controllers/reports/show_review'
import { refusals } from '#exceptions/refusals'
import { reportOf } from '#queries/report_of'

/** One report before a manager. Opening it ends the respondent's way back (S3). */
export default class ReviewsController {
  async show(ctx: HttpContext) {
    const actor = ctx.auth.getUserOrFail()
    const report = await reportOf(actor, ctx.params.report_id)
    if (actor.isRespondent) throw refusals.notForThisLevel('验收', '管理机构')

    await report.openedBy(actor)
    return showReview(ctx, report)
  }
}
