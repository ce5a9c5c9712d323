import type { HttpContext } from '@adonisjs/core/http'
import { beginSession } from '#controllers/begin_session'
import { showFormAgain } from '#controllers/show_form_again'
import Account from '#models/account'
import { signInByCode } from '#models/account/sign_in_by_code'
import { resetWords } from '#presenters/reset_words'
import { codeValidator } from '#validators/account'

const PAGE = 'pages/login/code'

/** How long after the password the code may be given, in ms. */
const PATIENCE = 5 * 60_000

/** The second question of a login, for accounts with TOTP (L8). */
export default class LoginCodesController {
  async create(ctx: HttpContext) {
    const account = await Account.find(this.#waiting(ctx))
    return account ? ctx.view.render(PAGE, { ask: resetWords(account) }) : this.#again(ctx)
  }

  async store(ctx: HttpContext) {
    const { request, response, session } = ctx
    const account = await Account.find(this.#waiting(ctx))
    if (!account?.enabled || account.totpSecret === null) return this.#again(ctx)
    try {
      const { code } = await request.validateUsing(codeValidator)
      await signInByCode(account, { code, address: request.ip() })
      const intended = session.pullIntendedUrl()
      await beginSession(ctx, account)
      return response
        .redirect()
        .status(303)
        .toPath(intended ?? '/')
    } catch (error) {
      return showFormAgain(ctx, PAGE, error, { ask: resetWords(account) })
    }
  }

  /** The account whose password was right a moment ago in this session. */
  #waiting({ session }: HttpContext): number | null {
    const { id, at } = session.get('passwordGiven', { id: null, at: 0 })
    return Date.now() - at <= PATIENCE ? id : null
  }

  #again({ response, session }: HttpContext) {
    session.forget('passwordGiven')
    return response.redirect().status(303).toRoute('sessions.create')
  }
}
