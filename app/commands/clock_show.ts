import { ClockCommand } from '#commands/_clock_command'

export default class ClockShow extends ClockCommand {
  static commandName = 'clock:show'
  static description = 'Show the clock that deadlines go by, in Beijing time'

  async run(): Promise<void> {
    await this.attempt(async () => {})
  }
}
