import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { defineConfig, transports } from '@adonisjs/mail'
import type { InferMailers } from '@adonisjs/mail/types'
import { FileTransport } from '#mails/file_transport'

/** Where mails are kept when SMTP_URL is not set. */
export const MAIL_FOLDER = app.makePath('tmp/mails')

const url = env.get('SMTP_URL')

const mailConfig = defineConfig({
  default: url ? 'smtp' : 'files',
  from: {
    address: env.get('MAIL_FROM', 'survey@localhost.localdomain'),
    name: '国家科技计划项目跟踪调查',
  },
  mailers: {
    // The whole URL is for nodemailer to read: user, password, smtps and its options as parameters.
    smtp: transports.smtp({ url, host: new URL(url ?? 'smtp://127.0.0.1').hostname } as {
      host: string
    }),
    files: () => new FileTransport(MAIL_FOLDER),
  },
})

export default mailConfig

declare module '@adonisjs/mail/types' {
  export interface MailersList extends InferMailers<typeof mailConfig> {}
}
