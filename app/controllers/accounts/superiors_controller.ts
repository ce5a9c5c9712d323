import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { showFormAgain } from '#controllers/show_form_again'
import { chosenSuperior } from '#models/account/chosen_superior'
import { changeSuperior } from '#models/account/superior_change'
import { accountPage } from '#presenters/account_page'
import { accountDetails } from '#queries/account_details'
import { accountOf } from '#queries/account_of'
import { superiorValidator } from '#validators/account'

/** A manager gets another superior, with all below it (L2, R6). */
export default class SuperiorsController {
  async store(ctx: HttpContext) {
    const { auth, params, request, response, session } = ctx
    const actor = auth.getUserOrFail()
    const account = await accountOf(actor, params.id)
    try {
      const { superior } = await request.validateUsing(superiorValidator)
      const chosen = await chosenSuperior(actor, superior)
      await changeSuperior(account, chosen, actedBy(ctx))
      session.flash(
        'done',
        `${account.name}的上级现在是${chosen.name}，下面的账户和报表都已跟着走。`
      )
    } catch (error) {
      const page = accountPage({ actor, account, details: await accountDetails(account) })
      return showFormAgain(ctx, 'pages/accounts/show', error, { page })
    }
    return response.redirect().status(303).toRoute('accounts.show', [account.id])
  }
}
