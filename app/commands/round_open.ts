import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class RoundOpen extends BaseCommand {
  static commandName = 'round:open'
  static description = 'Open a prepared round for filing; the one that was open is closed'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Code of the round, for example 2016' })
  declare code: string

  async run(): Promise<void> {
    const { openRound, RoundRefusal } = await import('#models/round/new_round')
    try {
      const { code, opensOn } = await openRound(this.code)
      this.logger.info(`Round ${code} is open; filing begins on ${opensOn}`)
    } catch (error) {
      if (!(error instanceof RoundRefusal)) throw error
      this.logger.error(error.message)
      this.exitCode = 1
    }
  }
}
