import type { ApplicationService } from '@adonisjs/core/types'

/** Says at start where mails go when they go nowhere else. */
export default class MailProvider {
  readonly #app: ApplicationService

  constructor(app: ApplicationService) {
    this.#app = app
  }

  async ready() {
    if (this.#app.getEnvironment() !== 'web') return
    const { default: env } = await import('#start/env')
    if (env.get('SMTP_URL')) return
    const { MAIL_FOLDER } = await import('#config/mail')
    const logger = await this.#app.container.make('logger')
    logger.info(`SMTP_URL is not set: mails are kept as .eml files in ${MAIL_FOLDER}`)
  }
}
