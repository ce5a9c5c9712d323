import { BaseMail } from '@adonisjs/mail'

interface Contents {
  to: string
  subject: string
  body: string
  /** The same when it is tried again: mail servers then deliver it once. */
  messageId: string
}

/** A mail of plain text. */
export class PlainMail extends BaseMail {
  readonly #contents: Contents

  constructor(contents: Contents) {
    super()
    this.#contents = contents
    this.subject = contents.subject
  }

  prepare() {
    const { to, body, messageId } = this.#contents
    this.message.to(to).text(body).messageId(`<${messageId}@tracking-survey>`)
  }
}
