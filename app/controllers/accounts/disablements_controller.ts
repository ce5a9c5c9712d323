import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { disable } from '#models/account/enabling'
import { accountOf } from '#queries/account_of'

/** A superior disables an account (L8). */
export default class DisablementsController {
  async store(ctx: HttpContext) {
    const account = await accountOf(ctx.auth.getUserOrFail(), ctx.params.id)
    await disable(account, actedBy(ctx))

    ctx.session.flash(
      'done',
      `已停用 ${account.name}。它已退出登录，等它处理的报表和问题已转到上一级。`
    )
    return ctx.response.redirect().status(303).toRoute('accounts.show', [account.id])
  }
}
