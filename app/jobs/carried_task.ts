import logger from '@adonisjs/core/services/logger'
import { Job } from '@adonisjs/queue'
import Refusal from '#exceptions/refusal'
import Task from '#models/task'

const BEAT_MS = 10_000
const BROKEN = '系统出了问题，没有办成，没有改动任何内容。请再试一次；还不行请联系技术支持。'

/**
 * A task carried by a job: taken once, alive while it beats, its outcome kept in its row. What it
 * does must be safe to begin again: a process may die at any statement.
 */
export abstract class CarriedTask extends Job<{ taskId: number }> {
  /** What is asked for; gives what the page of the task shows. A Refusal ends it with its sentence. */
  abstract work(task: Task): Promise<Record<string, unknown>>

  async execute(): Promise<void> {
    await this.carryOut(this.payload.taskId)
  }

  /** Here and now, for what is short enough for a request. */
  async carryOut(taskId: number): Promise<void> {
    const task = await Task.claim(taskId)
    if (!task) return

    const beats = setInterval(() => void task.beat().catch(() => {}), BEAT_MS)
    try {
      await task.finish(await this.work(task))
    } catch (error) {
      if (!(error instanceof Refusal)) logger.error({ err: error, task: task.id }, 'Task failed')
      await task.fail(error instanceof Refusal ? error.message : BROKEN)
    } finally {
      clearInterval(beats)
    }
  }
}
