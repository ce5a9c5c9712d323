import { BaseMail } from '@adonisjs/mail'

interface Contents {
  to: string
  subject: string
  /** Plain text, paragraphs parted by blank lines. */
  body: string
  site: string
  /** The same for every try of one mail: a server that has it already can tell. */
  key: string
}

/** One reminder for everything that one address has to submit (P3). */
export class ReminderMail extends BaseMail {
  readonly #contents: Contents

  constructor(contents: Contents) {
    super()
    this.#contents = contents
    this.subject = contents.subject
  }

  prepare() {
    const { to, body, site, key } = this.#contents
    const paragraphs = body.split('\n\n').map((text) => text.split('\n'))
    this.message
      .to(to)
      .header('X-Reminder', key)
      .textView('emails/reminder_text', { body, site })
      .htmlView('emails/reminder', { paragraphs, site })
  }
}
