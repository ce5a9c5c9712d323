import { args } from '@adonisjs/core/ace'
import { ClockCommand } from '#commands/_clock_command'

export default class ClockSet extends ClockCommand {
  static commandName = 'clock:set'
  static description = 'Set the clock of a demonstration, in Beijing time'

  @args.string({ description: 'For example "2017-03-10 23:59:30"' })
  declare at: string

  async run(): Promise<void> {
    const { clockTime } = await import('#validators/clock')
    const at = clockTime(this.at)
    if (!at) {
      this.logger.error(`"${this.at}" is no time; write "2017-03-10 23:59:30"`)
      this.exitCode = 2
      return
    }
    const { operatorsClock } = await import('#demonstration/operators_clock')
    await this.attempt(async () => operatorsClock.set(at, await this.by()))
  }
}
