import type { HttpContext } from '@adonisjs/core/http'
import { showReview } from '#controllers/reports/show_review'
import { markRead, type SeenExplanation } from '#models/report/explanation_reading'
import { reportOf } from '#queries/report_of'
import { queueFilters, queueQuery } from '#validators/queue'

const REWRITTEN = '说明刚才改写过，没有标为已看。下面是现在的，请看过再标。'

/** A manager has looked at explanations (W4): one, or all that the page showed. */
export default class ExplanationReadsController {
  async store(ctx: HttpContext) {
    const { auth, params, request, response } = ctx
    const actor = auth.getUserOrFail()
    const report = await reportOf(actor, params.report_id)

    const seen = seenExplanations(request.input('seen')).filter(
      ({ id }) => params.id === undefined || id === params.id
    )
    const read = await markRead(report.id, actor.office, seen)
    if (read < seen.length || seen.length === 0) {
      response.status(409)
      return showReview(ctx, report, { refused: REWRITTEN })
    }
    if (request.header('hx-request')) return showReview(ctx, report)
    const anchor =
      typeof request.input('at') === 'string' && /^[A-Z]\d{3}$/.test(request.input('at'))
        ? request.input('at')
        : 'explanations'
    const query = queueQuery(queueFilters(request.qs()))
    return response.redirect().status(303).toPath(`/reports/${report.id}/review${query}#${anchor}`)
  }
}

/** `id.version`, one or several. */
function seenExplanations(sent: unknown): SeenExplanation[] {
  return [sent]
    .flat()
    .filter((one) => typeof one === 'string' && /^\d{1,15}\.\d{1,9}$/.test(one))
    .map((one) => {
      const [id, version] = String(one).split('.').map(Number)
      return { id, version }
    })
}
