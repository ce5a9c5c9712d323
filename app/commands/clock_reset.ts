import { ClockCommand } from '#commands/_clock_command'

export default class ClockReset extends ClockCommand {
  static commandName = 'clock:reset'
  static description = 'Put the clock of a demonstration back to its beginning'

  async run(): Promise<void> {
    const { operatorsClock } = await import('#demonstration/operators_clock')
    await this.attempt(async () => operatorsClock.reset(await this.by()))
  }
}
