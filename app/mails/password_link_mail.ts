import { BaseMail } from '@adonisjs/mail'
import { beijing } from '#presenters/time'

interface Contents {
  to: string
  userName: string
  /** Absolute, with the token. */
  url: string
  expiresAt: Date
}

/** The one-time link of L4; never a password. */
export class PasswordLinkMail extends BaseMail {
  readonly #contents: Contents

  constructor(contents: Contents) {
    super()
    this.#contents = contents
    this.subject = `设置新密码：项目 ${contents.userName}`
  }

  prepare() {
    const { to, userName, url, expiresAt } = this.#contents
    const shown = { userName, url, until: beijing(expiresAt).slice(0, 16) }
    this.message
      .to(to)
      .textView('emails/password_link_text', shown)
      .htmlView('emails/password_link', shown)
  }
}
