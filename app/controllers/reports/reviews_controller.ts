import type { HttpContext } from '@adonisjs/core/http'
import { openedReport } from '#controllers/reports/opened_report'
import { showReview } from '#controllers/reports/show_review'

/** One report before a manager. Opening it ends the respondent's way back (S3). */
export default class ReviewsController {
  async show(ctx: HttpContext) {
    return showReview(ctx, await openedReport(ctx))
  }
}
