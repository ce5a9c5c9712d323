import type { HttpContext } from '@adonisjs/core/http'
import { reportOf } from '#queries/report_of'
import { auditReply } from '#presenters/audit_reply'

/** The audit of a report with what is said about its findings (A1, E1). */
export default class AuditsController {
  async show({ auth, params, request, response, view }: HttpContext) {
    const actor = auth.getUserOrFail()
    const report = await reportOf(actor, params.report_id)
    if (!actor.isRespondent) return response.redirect().toPath(`/reports/${report.id}/review`)

    const onlyOpen = request.input('open') === '1'
    return view.render('pages/reports/audit', auditReply(await report.standing(), { onlyOpen }))
  }

  /** One click: the result is kept, the page shows it. */
  async store({ auth, params, response }: HttpContext) {
    const actor = auth.getUserOrFail()
    const report = await reportOf(actor, params.report_id)
    if (actor.isRespondent) await report.audit()

    return response.redirect().status(303).toPath(`/reports/${report.id}/audit`)
  }
}
