import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { accountRefusals } from '#exceptions/account_refusals'
import { slips } from '#models/account/slips'
import { contentDisposition } from '#presenters/content_disposition'

/** The one download of slips: what is sent is deleted (L4). */
export default class SlipDownloadsController {
  async store(ctx: HttpContext) {
    const { auth, params, response } = ctx
    if (!(await slips.of(auth.getUserOrFail(), params.id))) throw accountRefusals.noSuchSlips()
    const pdf = await slips.take(actedBy(ctx), params.id)
    if (!pdf) throw accountRefusals.slipsGone()

    response.header('Content-Type', 'application/pdf')
    response.header('Content-Disposition', contentDisposition('账户密码条.pdf', false))
    return response.send(pdf)
  }
}
