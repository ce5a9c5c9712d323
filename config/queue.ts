import app from '@adonisjs/core/services/app'
import { defineConfig, drivers } from '@adonisjs/queue'

/** How long a worker may be silent before somebody else takes its job. */
export const SILENCE = '60s'

/** Jobs live in the database: several servers share them, and none is lost with a process (decision 9). */
export default defineConfig({
  default: 'database',
  adapters: { database: drivers.database() },
  retry: { maxRetries: 3 },
  worker: {
    concurrency: 2,
    idleDelay: '2s',
    stalledInterval: '20s',
    stalledThreshold: SILENCE,
    maxStalledCount: 5,
    gracefulShutdown: false,
  },
  locations: [app.makePath('app/jobs/**/*_job.{ts,js}')],
})
