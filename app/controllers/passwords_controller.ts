import type { HttpContext } from '@adonisjs/core/http'
import { beginSession } from '#controllers/begin_session'
import { showFormAgain } from '#controllers/show_form_again'
import { AccountSessions } from '#models/account/account_sessions'
import { changeOwnPassword } from '#models/account/own_password'
import { PasswordPolicy } from '#models/account/password_policy'
import { ownPasswordValidator } from '#validators/password'

const PAGE = 'pages/login/password'

/** Somebody who is signed in changes the own password (L3, L7). */
export default class PasswordsController {
  async edit({ auth, session, view }: HttpContext) {
    const account = auth.getUserOrFail()
    const lines = new PasswordPolicy(account).lines()
    return view.render(PAGE, { account, lines, notice: session.flashMessages.get('notice') })
  }

  async update(ctx: HttpContext) {
    const { request, session } = ctx
    const account = ctx.auth.getUserOrFail()
    try {
      const typed = await request.validateUsing(ownPasswordValidator)
      await changeOwnPassword(account, { ...typed, address: request.ip() })
    } catch (error) {
      const password = request.input('password')
      const lines = new PasswordPolicy(account).lines(typeof password === 'string' ? password : '')
      return showFormAgain(ctx, PAGE, error, { account, lines })
    }
    await new AccountSessions(account.id).endAll()
    session.flash('notice', '密码已换好，其他电脑上的登录都已退出。')
    return beginSession(ctx, account, '/password')
  }
}
