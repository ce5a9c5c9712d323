import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import env from '#start/env'

const WORDS = {
  'made': '示范数据已写好',
  'there': '示范数据已在，时钟已核对',
  'other data': '数据库里已有调查，没有写示范数据',
}

/** One for each province at the least; organisation codes reach far beyond the most. */
const [LEAST, MOST] = [100, 1_000_000]

export default class DemoSeed extends BaseCommand {
  static commandName = 'demo:seed'
  static description =
    'Write the demonstration data where there is no round yet, and put its clock right'
  static options: CommandOptions = { startApp: true }

  @flags.number({
    description: 'Instead of the small demonstration, the whole country with so many projects',
  })
  declare projects?: number

  async run(): Promise<void> {
    if (this.app.inProduction && env.get('DEMONSTRATION') !== true) {
      this.logger.error(
        'Not in production: the demonstration sets the clock. DEMONSTRATION=true allows it.'
      )
      this.exitCode = 1
      return
    }
    if (this.projects !== undefined) return this.#seedNationwide(this.projects)
    const { seedDemonstration } = await import('#demonstration/seed')
    this.logger.info(WORDS[await seedDemonstration()])
  }

  async #seedNationwide(projects: number) {
    if (!Number.isInteger(projects) || projects < LEAST || projects > MOST) {
      this.logger.error(`--projects takes a whole number from ${LEAST} to ${MOST}.`)
      this.exitCode = 1
      return
    }
    const { seedNationwide } = await import('#demonstration/seed')
    const start = performance.now()
    const seconds = () => ((performance.now() - start) / 1000).toFixed(0)
    const seeded = await seedNationwide(projects, (done) =>
      this.logger.info(`${done} / ${projects} 个项目，${seconds()} 秒`)
    )
    this.logger.info(`${WORDS[seeded]}，${seconds()} 秒`)
    if (seeded === 'other data') this.exitCode = 1
  }
}
