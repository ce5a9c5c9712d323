import { pathToFileURL } from 'node:url'
import { withMigrationLock } from './migration_lock.js'
import { projectRoot } from './project_root.js'

const ROOT = pathToFileURL(`${projectRoot}/`)
const DRAIN_LIMIT = 8000

/** The web application in this process, its database brought up to date first. */
export class Site {
  #app
  #database

  #listening
  #mayListen

  /** Loads the application and runs new migrations; nobody is served before `listen`. */
  async boot() {
    await import('reflect-metadata')
    await import('@poppinss/ts-exec')
    const { Ignitor } = await import('@adonisjs/core')
    const ignitor = new Ignitor(ROOT, { importer })

    return new Promise((resolve, reject) => {
      const mayListen = new Promise((release) => (this.#mayListen = release))
      ignitor.tap((app) => {
        this.#app = app
        app.booting(() => import('#start/env'))
        app.booted(() =>
          this.#migrate()
            .then(resolve)
            .then(() => mayListen)
        )
      })
      this.#listening = ignitor.httpServer().start()
      this.#listening.catch(reject)
    })
  }

  listen() {
    this.#mayListen()
    return this.#listening
  }

  async hasCommand(name) {
    const ace = await this.#app.container.make('ace')
    await ace.boot()
    return Boolean(ace.getCommand(name))
  }

  /** Answers what has begun, refuses what is new, closes the database connections. */
  async close() {
    const server = await this.#nodeServer()
    const force = setTimeout(() => server?.closeAllConnections(), DRAIN_LIMIT)
    server?.closeIdleConnections()
    await this.#app?.terminate()
    clearTimeout(force)
  }

  async #migrate() {
    const { MigrationRunner } = await import('@adonisjs/lucid/migration')
    this.#database = await this.#app.container.make('lucid.db')
    await withMigrationLock(process.env.DATABASE_URL, async () => {
      const options = { direction: 'up', disableLocks: true }
      const runner = new MigrationRunner(this.#database, this.#app, options)
      await runner.run()
      if (runner.error) throw runner.error
    })
  }

  async #nodeServer() {
    if (!this.#app?.isReady) return undefined
    return (await this.#app.container.make('server')).getNodeServer()
  }
}

function importer(path) {
  return import(/^\.\.?\//.test(path) ? new URL(path, ROOT).href : path)
}
