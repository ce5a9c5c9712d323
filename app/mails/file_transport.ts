import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MailResponse } from '@adonisjs/mail'
import type { MailTransportContract, NodeMailerMessage } from '@adonisjs/mail/types'
import nodemailer from 'nodemailer'

/** Keeps mails as .eml files in a folder: nothing is lost where no SMTP server is set. */
export class FileTransport implements MailTransportContract {
  readonly #composer = nodemailer.createTransport({ streamTransport: true, buffer: true })
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async send(message: NodeMailerMessage) {
    const { message: content, messageId, envelope } = await this.#composer.sendMail(message)
    // Mails hold links that open accounts: only the owner of the process may read them.
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID()}.eml`
    await writeFile(join(this.#folder, `${name}.part`), content, { mode: 0o600 })
    await rename(join(this.#folder, `${name}.part`), join(this.#folder, name))
    return new MailResponse(messageId, envelope, name)
  }
}
