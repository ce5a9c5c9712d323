import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { unlock } from '#models/account/unlock'
import { accountOf } from '#queries/account_of'

const NOW = '可以马上登录。'
const LATER =
  '换一个网络可以马上登录。它输错密码的那个网络，别的账户也输错了 5 次，从那里最多再等 15 分钟。'

/** A superior lifts the lock that wrong passwords have set (L7, L8). */
export default class UnlocksController {
  async store(ctx: HttpContext) {
    const account = await accountOf(ctx.auth.getUserOrFail(), ctx.params.id)
    const isFree = await unlock(account, actedBy(ctx))

    ctx.session.flash('done', `${account.name}已解锁，${isFree ? NOW : LATER}`)
    return ctx.response.redirect().status(303).toRoute('accounts.show', [account.id])
  }
}
