import type { HttpContext } from '@adonisjs/core/http'
import { showAccounts } from '#controllers/accounts/show_accounts'
import { actedBy } from '#controllers/acted_by'
import { showFormAgain } from '#controllers/show_form_again'
import { siteOf } from '#controllers/site_of'
import { createManager } from '#models/account/new_manager'
import { regionsNow } from '#models/account/regions_now'
import { accountPage } from '#presenters/account_page'
import { newAccountPage } from '#presenters/new_account_page'
import { accountDetails } from '#queries/account_details'
import { accountOf } from '#queries/account_of'
import { managerValidator } from '#validators/account'

/** The accounts below a manager (L2, L8). */
export default class AccountsController {
  async index(ctx: HttpContext) {
    return showAccounts(ctx)
  }

  async create({ auth, view }: HttpContext) {
    return view.render('pages/accounts/create', { page: newAccountPage(auth.getUserOrFail()) })
  }

  async store(ctx: HttpContext) {
    const { auth, request, response } = ctx
    try {
      const form = await request.validateUsing(managerValidator)
      const place = { regions: regionsNow(ctx.round), site: siteOf(ctx) }
      await createManager(form, place, actedBy(ctx))
      return response.redirect().status(303).toRoute('slips.show', [form.slip])
    } catch (error) {
      const page = newAccountPage(auth.getUserOrFail(), request.input('slip'))
      return showFormAgain(ctx, 'pages/accounts/create', error, { page })
    }
  }

  async show({ auth, params, session, view }: HttpContext) {
    const actor = auth.getUserOrFail()
    const account = await accountOf(actor, params.id)
    const details = await accountDetails(account)
    return view.render('pages/accounts/show', {
      page: accountPage({ actor, account, details }),
      done: session.flashMessages.get('done'),
    })
  }
}
