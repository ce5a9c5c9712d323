import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { siteOf } from '#controllers/site_of'
import { carry } from '#jobs/carry'
import type Account from '#models/account'
import { askForResets } from '#models/account/asked_resets'
import { bulkResetPage } from '#presenters/bulk_reset_page'
import { accountsToReset, stampOf } from '#queries/accounts_to_reset'
import { bulkResetValidator } from '#validators/account'
import { resetChoice } from '#validators/reset_choice'

/** A superior resets many accounts at once, after a step that says how many lose their password (L4). */
export default class BulkResetsController {
  async create(ctx: HttpContext) {
    const accounts = await this.#chosen(ctx)
    return this.#confirm(ctx, accounts, false)
  }

  async store(ctx: HttpContext) {
    const { request, response } = ctx
    const { slip, stamp } = await request.validateUsing(bulkResetValidator)
    const accounts = await this.#chosen(ctx)
    if (stampOf(accounts) !== stamp) return this.#confirm(ctx, accounts, true)

    const task = await askForResets({ id: slip, site: siteOf(ctx), accounts }, actedBy(ctx))
    if (!task) return response.redirect().status(303).toRoute('slips.show', [slip])
    await carry(task)
    return response.redirect().status(303).toRoute('tasks.show', [task.id])
  }

  #chosen({ auth, request }: HttpContext): Promise<Account[]> {
    return accountsToReset(auth.getUserOrFail(), resetChoice(request.all()))
  }

  #confirm({ request, response, view }: HttpContext, accounts: Account[], isChanged: boolean) {
    const page = bulkResetPage({ accounts, isChanged, choice: resetChoice(request.all()) })
    if (page.refusal) response.status(page.status)
    return view.render('pages/accounts/bulk_reset', { page })
  }
}
