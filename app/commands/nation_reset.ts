import { NationCommand } from '#commands/_nation_command'

export default class NationReset extends NationCommand {
  static commandName = 'nation:reset'
  static description =
    'Reset the nation’s own account 000000XM: sign it out everywhere, remove its second factor, print a new password'

  async run(): Promise<void> {
    const { resetOffice } = await import('#models/account/office_account')
    this.hand(await resetOffice(), 'There is no 000000XM yet; node ace nation:create makes it')
  }
}
