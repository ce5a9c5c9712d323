import { Job } from '@adonisjs/queue'
import { slips } from '#models/account/slips'

/** Deletes slips that nobody has fetched within their 15 minutes (L4). */
export default class ForgetSlipsJob extends Job<Record<string, never>> {
  static options = { name: 'slips.forget', maxRetries: 0 }

  async execute(): Promise<void> {
    await slips.forget()
  }
}
