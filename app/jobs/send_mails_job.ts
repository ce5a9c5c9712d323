import { Job } from '@adonisjs/queue'
import { sendDueMails } from '#mails/send_due_mails'

/** Sends the mails that wait, and again those that could not be sent. */
export default class SendMailsJob extends Job<Record<string, never>> {
  static options = { name: 'mails.send', maxRetries: 0 }

  async execute(): Promise<void> {
    await sendDueMails()
  }
}
