import type { HttpContext } from '@adonisjs/core/http'
import { askForCode } from '#controllers/ask_for_code'
import { beginSession } from '#controllers/begin_session'
import { endSession } from '#controllers/end_session'
import { loginBeside } from '#controllers/login_beside'
import { showFormAgain } from '#controllers/show_form_again'
import { AccountSessions } from '#models/account/account_sessions'
import { signIn } from '#models/account/sign_in'
import { understoodName } from '#presenters/understood_name'
import { sessionValidator } from '#validators/session'

const PAGE = 'pages/login/create'

export default class SessionsController {
  async create({ auth, request, response, session, view }: HttpContext) {
    if (auth.user && !auth.user.hasInitialPassword) return response.redirect().toPath('/')

    const beside = await loginBeside()
    const chosen = beside.demonstration.find(({ userName }) => userName === request.input('as'))
    return view.render(PAGE, {
      ...beside,
      expired: request.input('expired') === '1',
      notice: session.flashMessages.get('notice'),
      typed: chosen ?? {},
    })
  }

  async store(ctx: HttpContext) {
    const { request, session } = ctx
    try {
      const typed = await request.validateUsing(sessionValidator)
      const account = await signIn({ ...typed, address: request.ip() })
      if (account.totpSecret !== null) return askForCode(ctx, account)
      const intended = session.pullIntendedUrl() ?? '/'
      const path = account.hasInitialPassword ? '/first-login' : intended
      return await beginSession(ctx, account, path)
    } catch (error) {
      return showFormAgain(ctx, PAGE, error, {
        ...(await loginBeside()),
        understood: understoodName(request.input('userName')),
      })
    }
  }

  /** Here, or with `everywhere` on every computer (L8). */
  async destroy(ctx: HttpContext) {
    const { auth, request, response, session } = ctx
    const everywhere = request.input('everywhere') === '1'
    if (auth.user && everywhere) await new AccountSessions(auth.user.id).endAll()
    await endSession(ctx)

    session.flash('notice', everywhere ? '已在所有电脑上退出。' : '已退出。')
    return response.redirect().status(303).toRoute('sessions.create')
  }
}
