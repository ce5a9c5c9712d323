import { QueueManager } from '@adonisjs/queue'
import { randomUUID } from 'node:crypto'
import type Task from '#models/task'

/**
 * Sends a task on its way after the transaction that asked for it. The job is called like the kind:
 * `roster.import` is carried by the class whose options name it so. When this call is lost, the sweep
 * finds the task within two minutes.
 */
export async function carry({ id, kind }: Pick<Task, 'id' | 'kind'>): Promise<void> {
  await QueueManager.use().pushOn('default', {
    id: randomUUID(),
    name: kind,
    payload: { taskId: id },
    attempts: 0,
  })
}
