import ViteProvider from '@adonisjs/vite/vite_provider'

/**
 * Vite's own server runs for development only. Tests read the assets as they are built, which is
 * what browsers get, and are spared a watcher on every file.
 */
export default class AssetsProvider extends ViteProvider {
  async start() {
    if (process.env.DEV_MODE) await super.start()
  }

  async shutdown() {
    if (process.env.DEV_MODE) await super.shutdown()
  }
}
