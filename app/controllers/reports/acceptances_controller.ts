import type { HttpContext } from '@adonisjs/core/http'
import { decide } from '#controllers/reports/decide'
import { reportOf } from '#queries/report_of'

/** A manager accepts a report (W1, W4). */
export default class AcceptancesController {
  async store(ctx: HttpContext) {
    const report = await reportOf(ctx.auth.getUserOrFail(), ctx.params.report_id)
    return decide(ctx, report, 'accept', (by) => report.accept(by))
  }
}
