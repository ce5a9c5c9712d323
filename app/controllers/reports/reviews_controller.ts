import type { HttpContext } from '@adonisjs/core/http'
import { showReview } from '#controllers/reports/show_review'
import { reportOf } from '#queries/report_of'

/** One report before a manager. Opening it ends the respondent's way back (S3). */
export default class ReviewsController {
  async show(ctx: HttpContext) {
    const actor = ctx.auth.getUserOrFail()
    const report = await reportOf(actor, ctx.params.report_id)

    await report.openedBy(actor)
    return showReview(ctx, report)
  }
}
