import { Job } from '@adonisjs/queue'
import { runDueWork } from '#models/schedule/due_work'

/** Looks at the clock of the survey and does what is due (D4). */
export default class DueWorkJob extends Job<Record<string, never>> {
  static options = { name: 'due.work', maxRetries: 0 }

  async execute(): Promise<void> {
    await runDueWork()
  }
}
