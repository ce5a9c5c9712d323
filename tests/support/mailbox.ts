import { setTimeout as pause } from 'node:timers/promises'
import mail from '@adonisjs/mail/services/main'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { MailTransportContract } from '@adonisjs/mail/types'
import { transports } from '@adonisjs/mail'
import app from '@adonisjs/core/services/app'

/** A real SMTP server on loopback to which the product sends while it is open. */
export class Mailbox {
  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox()
    await new Promise<void>((resolve) => mailbox.#server.listen(0, '127.0.0.1', resolve))
    const { port } = mailbox.#server.server.address() as { port: number }
    const transport = await transports.smtp({ host: '127.0.0.1', port }).resolver(app)
    mailbox.#usual = mail.use().transport
    mail.use().transport = transport() as never
    return mailbox
  }

  readonly mails: ParsedMail[] = []
  #usual!: MailTransportContract
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: async (stream, _session, done) => {
      this.mails.push(await simpleParser(stream))
      done()
    },
  })

  /** Waits up to two seconds for that many mails, then half a second for more that should not come. */
  async waitFor(count: number): Promise<ParsedMail[]> {
    const end = Date.now() + 2000
    while (this.mails.length < count && Date.now() < end) await pause(20)
    if (count === 0) await pause(500)
    return this.mails
  }

  /** From now on nobody answers, and mails still go here. */
  async breakDown() {
    await new Promise<void>((resolve) => this.#server.close(resolve))
  }

  async close() {
    mail.use().transport = this.#usual as never
    if (this.#server.server.listening) await this.breakDown()
  }
}
