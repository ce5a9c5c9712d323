import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { unlock } from '#models/account/unlock'
import { accountOf } from '#queries/account_of'

const NOW = '可以马上登录。'
const LATER =
  '换一台电脑可以马上登录。它试过的那台电脑还用别的账户输错过 5 次密码，最多再等 15 分钟。'

/** A superior lifts the lock that wrong passwords have set (L7, L8). */
export default class UnlocksController {
  async store(ctx: HttpContext) {
    const account = await accountOf(ctx.auth.getUserOrFail(), ctx.params.id)
    const isFree = await unlock(account, actedBy(ctx))

    ctx.session.flash('done', `${account.name}已解锁，${isFree ? NOW : LATER}`)
    return ctx.response.redirect().status(303).toRoute('accounts.show', [account.id])
  }
}
