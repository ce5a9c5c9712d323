import type { HttpContext } from '@adonisjs/core/http'
import { beginSession } from '#controllers/begin_session'
import { showFormAgain } from '#controllers/show_form_again'
import Account from '#models/account'
import { passwordPrint } from '#models/account/password_print'
import { signInByCode } from '#models/account/sign_in_by_code'
import { resetWords } from '#presenters/reset_words'
import { codeValidator } from '#validators/account'

const PAGE = 'pages/login/code'

/** How long after the password the code may be given, in ms. */
const PATIENCE = 5 * 60_000

/** The second question of a login, for accounts with TOTP (L8). */
export default class LoginCodesController {
  async create(ctx: HttpContext) {
    const account = await this.#waiting(ctx)
    return account ? ctx.view.render(PAGE, { ask: resetWords(account) }) : this.#again(ctx)
  }

  async store(ctx: HttpContext) {
    const { request, session } = ctx
    const account = await this.#waiting(ctx)
    if (!account?.enabled || account.totpSecret === null) return this.#again(ctx)
    try {
      const { code } = await request.validateUsing(codeValidator)
      await signInByCode(account, { code, address: request.ip() })
      return await beginSession(ctx, account, session.pullIntendedUrl() ?? '/')
    } catch (error) {
      return showFormAgain(ctx, PAGE, error, { ask: resetWords(account) })
    }
  }

  /** The account whose password was right a moment ago in this session, and is still the same. */
  async #waiting({ session }: HttpContext): Promise<Account | null> {
    const { id, print, at } = session.get('passwordGiven', { id: null, print: '', at: 0 })
    const account = Date.now() - at <= PATIENCE ? await Account.find(id) : null
    return account && passwordPrint(account) === print ? account : null
  }

  #again({ response, session }: HttpContext) {
    session.forget('passwordGiven')
    return response.redirect().status(303).toRoute('sessions.create')
  }
}
