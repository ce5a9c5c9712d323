import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { signOut } from '#models/account/sign_out'
import { accountOf } from '#queries/account_of'

/** A superior ends every session of an account (L8). */
export default class SignOutsController {
  async store(ctx: HttpContext) {
    const account = await accountOf(ctx.auth.getUserOrFail(), ctx.params.id)
    await signOut(account, actedBy(ctx))

    ctx.session.flash('done', `${account.name}已在所有电脑上退出。`)
    return ctx.response.redirect().status(303).toRoute('accounts.show', [account.id])
  }
}
