import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { siteOf } from '#controllers/site_of'
import { createProvinces } from '#models/account/provinces'
import { regionsNow } from '#models/account/regions_now'
import { slipValidator } from '#validators/account'

/** The nation makes the accounts of all provinces that have none (L2). */
export default class ProvincesController {
  async store(ctx: HttpContext) {
    const { slip } = await ctx.request.validateUsing(slipValidator)
    const regions = regionsNow(ctx.round)
    await createProvinces({ slip, regions, site: siteOf(ctx) }, actedBy(ctx))

    return ctx.response.redirect().status(303).toRoute('slips.show', [slip])
  }
}
