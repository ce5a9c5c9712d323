import type { HttpContext } from '@adonisjs/core/http'
import { endSession } from '#controllers/end_session'
import { linkedPage } from '#controllers/linked_page'
import { showFormAgain } from '#controllers/show_form_again'
import { sendPasswordLink } from '#mails/send_password_link'
import { siteAddress } from '#mails/site_address'
import { countLinkRequest } from '#models/account/link_request'
import { findByLink } from '#models/account/linked_account'
import { resetByLink } from '#models/account/reset_by_link'
import { linkRequestValidator, linkedPasswordValidator } from '#validators/password'

const SENT = '如果项目编号和邮箱对得上，邮件几分钟内就到，30 分钟内有效。没收到请看看垃圾邮件。'

/** A respondent who forgot the password sets a new one by mail (L4). */
export default class PasswordLinksController {
  async create({ view, session }: HttpContext) {
    return view.render('pages/login/link', { notice: session.flashMessages.get('notice') })
  }

  /** The same answer at once, whether or not it matches: looking and sending come after it. */
  async store(ctx: HttpContext) {
    const { request, response, session } = ctx
    try {
      const typed = await request.validateUsing(linkRequestValidator)
      await countLinkRequest(typed.userName, request.ip())
      const site = siteAddress({ host: request.header('host'), protocol: request.protocol() })
      response.onFinish(() => void sendPasswordLink(typed, site))
    } catch (error) {
      return showFormAgain(ctx, 'pages/login/link', error, {})
    }
    session.flash('notice', SENT)
    return response.redirect().status(303).toRoute('password_links.create')
  }

  async show(ctx: HttpContext) {
    const account = await findByLink(ctx.params.token, ctx.request.ip())
    ctx.response.header('Referrer-Policy', 'no-referrer')
    return account
      ? ctx.view.render('pages/login/linked', linkedPage(ctx, account))
      : this.#gone(ctx)
  }

  async update(ctx: HttpContext) {
    const { params, request, response, session } = ctx
    const account = await findByLink(params.token, request.ip())
    if (!account) return this.#gone(ctx)
    try {
      const typed = await request.validateUsing(linkedPasswordValidator)
      if (!(await resetByLink(params.token, account, typed))) return this.#gone(ctx)
    } catch (error) {
      return showFormAgain(ctx, 'pages/login/linked', error, linkedPage(ctx, account))
    }
    await endSession(ctx)
    session.flash('notice', '新密码已设好，请用新密码登录。')
    return response.redirect().status(303).toRoute('sessions.create')
  }

  #gone({ response, view }: HttpContext) {
    response.status(410)
    return view.render('pages/login/gone')
  }
}
