import type { HttpContext } from '@adonisjs/core/http'
import { refusals } from '#exceptions/refusals'
import { offerWith, takeOffer } from '#models/report/offer'
import { reportOf } from '#queries/report_of'

/** Takes over the value that a finding offers, if it is still the one offered (A2). */
export default class FixesController {
  async store({ auth, params, request, response }: HttpContext) {
    const actor = auth.getUserOrFail()
    const report = await reportOf(actor, params.report_id)
    await report.openForFilling({ actor, address: request.ip() })
    const standing = await report.standing()
    const offer = offerWith(standing, String(request.input('offer')))
    if (!offer) throw refusals.offerGone()
    if (!(await takeOffer(standing, offer, actor))) throw refusals.offerGone()

    return response.redirect().status(303).toPath(`/reports/${report.id}/audit`)
  }
}
