import { NationCommand } from '#commands/_nation_command'

export default class NationCreate extends NationCommand {
  static commandName = 'nation:create'
  static description =
    'Make the nation’s own account 000000XM, the first one, and print its password'

  async run(): Promise<void> {
    const { createOffice } = await import('#models/account/office_account')
    this.hand(await createOffice(), '000000XM is there already; node ace nation:reset resets it')
  }
}
