import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import env from '#start/env'

const WORDS = {
  'made': '示范数据已写好',
  'there': '示范数据已在，时钟已核对',
  'other data': '数据库里已有调查，没有写示范数据',
}

export default class DemoSeed extends BaseCommand {
  static commandName = 'demo:seed'
  static description =
    'Write the demonstration data where there is no round yet, and put its clock right'
  static options: CommandOptions = { startApp: true }

  async run(): Promise<void> {
    if (this.app.inProduction && env.get('DEMONSTRATION') !== true) {
      this.logger.error(
        'Not in production: the demonstration sets the clock. DEMONSTRATION=true allows it.'
      )
      this.exitCode = 1
      return
    }
    const { seedDemonstration } = await import('#demonstration/seed')
    this.logger.info(WORDS[await seedDemonstration()])
  }
}
