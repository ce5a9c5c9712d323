import type { HttpContext } from '@adonisjs/core/http'
import { endSession } from '#controllers/end_session'
import { showFormAgain } from '#controllers/show_form_again'
import type Account from '#models/account'
import { AccountSessions } from '#models/account/account_sessions'
import { setFirstPassword } from '#models/account/first_password'
import { PasswordPolicy } from '#models/account/password_policy'
import { firstLoginFacts } from '#queries/first_login_facts'
import { firstPasswordValidator } from '#validators/password'

const PAGE = 'pages/login/first'
const SET = '新密码已设好，请用新密码登录。'
const LATE = '刚才已经有人为这个账户设好了密码。如果不是您的同事，请马上联系上级管理机构重置。'

export default class FirstLoginsController {
  async create(ctx: HttpContext) {
    const account = ctx.auth.user
    if (!account?.hasInitialPassword) return this.#onward(ctx)
    return ctx.view.render(PAGE, await this.#shown(account))
  }

  async store(ctx: HttpContext) {
    const { request } = ctx
    const account = ctx.auth.user
    if (!account?.hasInitialPassword) return this.#onward(ctx, LATE)
    const shown = await this.#shown(account)
    try {
      const typed = await request.validateUsing(firstPasswordValidator)
      const isFirst = await setFirstPassword(account, shown.facts, {
        ...typed,
        address: request.ip(),
      })
      await new AccountSessions(account.id).endAll()
      return this.#leave(ctx, isFirst ? SET : LATE)
    } catch (error) {
      const password = request.input('password')
      const lines = shown.policy.lines(typeof password === 'string' ? password : '')
      return showFormAgain(ctx, PAGE, error, { ...shown, lines })
    }
  }

  async #shown(account: Account) {
    const policy = new PasswordPolicy(account)
    return { account, policy, lines: policy.lines(), facts: await firstLoginFacts(account) }
  }

  /** Nothing to choose: home for who is signed in, else to the login. */
  async #onward(ctx: HttpContext, notice?: string) {
    const account = ctx.auth.user
    if (account && (await new AccountSessions(account.id).has(ctx.session.sessionId))) {
      return ctx.response.redirect().status(303).toPath('/')
    }
    return this.#leave(ctx, account && notice)
  }

  /** Only a login leads here, and the only way on is a login. */
  async #leave(ctx: HttpContext, notice?: string) {
    if (ctx.auth.user) await endSession(ctx)
    if (notice) ctx.session.flash('notice', notice)
    return ctx.response.redirect().status(303).toRoute('sessions.create')
  }
}
