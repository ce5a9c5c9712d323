import type { ApplicationService } from '@adonisjs/core/types'
import { Worker } from '@adonisjs/queue'

/**
 * The site works off jobs itself, beside its pages: nothing else has to be started. Tests do it when
 * they say so.
 */
export default class WorkerProvider {
  readonly #app: ApplicationService
  #worker: Worker | null = null

  constructor(app: ApplicationService) {
    this.#app = app
  }

  async ready() {
    if (this.#app.getEnvironment() !== 'web') return
    await import('#start/scheduler')
    this.#worker = new Worker(await this.#config())
    const logger = await this.#app.container.make('logger')
    this.#worker.start().catch((err) => logger.error({ err }, 'The worker has ended'))
  }

  async shutdown() {
    await this.#worker?.stop()
  }

  async #config() {
    const config = this.#app.config.get<any>('queue')
    const database = await config.adapters.database.resolver(this.#app)
    const jobFactory = (job: any) => this.#app.container.make(job) as any
    return { ...config, adapters: { database }, autoLoadJobs: false, jobFactory }
  }
}
