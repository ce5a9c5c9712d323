import type { ApplicationService } from '@adonisjs/core/types'

/** What a worker of the queue needs, its jobs made by the container like everything else. */
export async function workerConfig(app: ApplicationService) {
  const config = app.config.get<any>('queue')
  const database = await config.adapters.database.resolver(app)
  const jobFactory = (job: any) => app.container.make(job) as any
  return { ...config, adapters: { database }, autoLoadJobs: false, jobFactory }
}
