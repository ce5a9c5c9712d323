import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { enable } from '#models/account/enabling'
import { accountOf } from '#queries/account_of'

/** A superior enables an account again (L8). */
export default class EnablementsController {
  async store(ctx: HttpContext) {
    const account = await accountOf(ctx.auth.getUserOrFail(), ctx.params.id)
    await enable(account, actedBy(ctx))

    ctx.session.flash('done', `已启用 ${account.name}。已经转到上一级的报表和问题不再转回。`)
    return ctx.response.redirect().status(303).toRoute('accounts.show', [account.id])
  }
}
