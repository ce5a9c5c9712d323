import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { siteOf } from '#controllers/site_of'
import { accountRefusals } from '#exceptions/account_refusals'
import { resetBySuperior } from '#models/account/reset_by_superior'
import { accountOf } from '#queries/account_of'
import { slipValidator } from '#validators/account'

/** A superior resets a password; the new one stands on a slip alone (L4). */
export default class ResetsController {
  async store(ctx: HttpContext) {
    const { auth, params, request, response } = ctx
    const account = await accountOf(auth.getUserOrFail(), params.id)
    if (!account.enabled) throw accountRefusals.resetOfDisabled()
    const { slip } = await request.validateUsing(slipValidator)
    const wish = { id: slip, site: siteOf(ctx), unusedOnly: false }
    await resetBySuperior([account], wish, actedBy(ctx))

    return response.redirect().status(303).toRoute('slips.show', [slip])
  }
}
