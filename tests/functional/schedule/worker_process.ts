/*
 * A worker of its own process for the crash tests: as the site runs one, with the times shortened.
 */
process.env.NODE_ENV = 'test'

import 'reflect-metadata'
import { setTimeout as pause } from 'node:timers/promises'
import { Ignitor } from '@adonisjs/core'

const ROOT = new URL('../../../', import.meta.url)
const app = new Ignitor(ROOT, {
  importer: (path) => import(path.startsWith('.') ? new URL(path, ROOT).href : path),
})
  .tap((one) => one.booting(async () => void (await import('#start/env'))))
  .createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { Job, Locator, Worker } = await import('@adonisjs/queue')
  const { default: DueWorkJob } = await import('#jobs/due_work_job')
  const { sql } = await import('#queries/sql')

  class Slow extends Job<{ label: string; ms: number }> {
    static options = { name: 'specimen.slow', maxRetries: 0 }

    async execute() {
      const { label, ms } = this.payload
      const [{ id }] = await sql<{ id: number }>(
        'INSERT INTO specimen_runs (label, pid) VALUES (?, ?) RETURNING id',
        [label, process.pid]
      )
      await pause(ms)
      await sql('UPDATE specimen_runs SET ended = true WHERE id = ?', [id])
    }
  }
  Locator.register('specimen.slow', Slow)
  Locator.register('due.work', DueWorkJob)

  const { workerConfig } = await import('#jobs/worker_config')
  const config = await workerConfig(app)
  const times = { idleDelay: '50ms', stalledInterval: '200ms', stalledThreshold: '1s' }
  const worker = new Worker({
    ...config,
    worker: { ...config.worker, ...times, concurrency: 2 },
  })
  process.send?.('ready')
  await worker.start()
})
