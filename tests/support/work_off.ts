import app from '@adonisjs/core/services/app'
import { Worker } from '@adonisjs/queue'
import { workerConfig } from '#jobs/worker_config'

/**
 * Works off every job that is due, one after the other, as the site does beside its pages. Gives how
 * many were done.
 */
export async function workOff(): Promise<number> {
  const config = await workerConfig(app)
  const worker = new Worker({ ...config, worker: { ...config.worker, concurrency: 1 } })
  let done = 0
  for (;;) {
    const cycle = await worker.processCycle(['default'])
    if (cycle?.type === 'completed') done += 1
    if (cycle?.type === 'error') throw cycle.error
    if (!cycle || cycle.type === 'idle') break
  }
  await worker.stop()
  return done
}
