import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { siteOf } from '#controllers/site_of'
import { accountRefusals } from '#exceptions/account_refusals'
import { carry } from '#jobs/carry'
import { askForSlips } from '#models/account/asked_slips'
import { slips } from '#models/account/slips'
import { slipsPage } from '#presenters/slips_page'
import { accountFilters } from '#validators/account_filters'
import { slipValidator } from '#validators/account'

/** Slips of passwords for accounts that nobody has used yet, and where they stand (L4). */
export default class SlipsController {
  async store(ctx: HttpContext) {
    const { request, response } = ctx
    const { slip } = await request.validateUsing(slipValidator)
    const filters = accountFilters(request.qs())
    const task = await askForSlips({ id: slip, site: siteOf(ctx), filters }, actedBy(ctx))
    if (!task) return response.redirect().status(303).toRoute('slips.show', [slip])

    await carry(task)
    return response.redirect().status(303).toRoute('tasks.show', [task.id])
  }

  async show({ auth, params, view }: HttpContext) {
    const standing = await slips.of(auth.getUserOrFail(), params.id)
    if (!standing) throw accountRefusals.noSuchSlips()
    return view.render('pages/slips', { page: slipsPage(standing) })
  }
}
