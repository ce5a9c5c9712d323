import { Job } from '@adonisjs/queue'
import { carry } from '#jobs/carry'
import Task from '#models/task'
import { giveUpTasks } from '#models/task/give_up'

/** Sends forgotten tasks on their way again: their job was lost, or the process at it died, and not too often. */
export default class SweepTasksJob extends Job<Record<string, never>> {
  static options = { name: 'tasks.sweep', maxRetries: 0 }

  async execute(): Promise<void> {
    await giveUpTasks()
    for (const task of await Task.forgotten()) await carry(task)
  }
}
