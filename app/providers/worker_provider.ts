import type { ApplicationService } from '@adonisjs/core/types'
import { Worker } from '@adonisjs/queue'
import { workerConfig } from '#jobs/worker_config'

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
    this.#worker = new Worker(await workerConfig(this.#app))
    const logger = await this.#app.container.make('logger')
    this.#worker.start().catch((err) => logger.error({ err }, 'The worker has ended'))
  }

  async shutdown() {
    await this.#worker?.stop()
  }
}
