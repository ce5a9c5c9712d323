import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { unlock } from '#models/account/unlock'
import { accountOf } from '#queries/account_of'

/** A superior lifts the lock that wrong passwords have set (L7, L8). */
export default class UnlocksController {
  async store(ctx: HttpContext) {
    const account = await accountOf(ctx.auth.getUserOrFail(), ctx.params.id)
    await unlock(account, actedBy(ctx))

    ctx.session.flash('done', `${account.name}已解锁，可以马上登录。`)
    return ctx.response.redirect().status(303).toRoute('accounts.show', [account.id])
  }
}
