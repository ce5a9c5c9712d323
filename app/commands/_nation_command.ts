import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** What the commands for the nation's own account have in common. */
export abstract class NationCommand extends BaseCommand {
  static options: CommandOptions = { startApp: true }

  /** Prints the password, this once; without one says why and ends with 1. */
  protected hand(password: string | null, otherwise: string): void {
    if (password === null) {
      this.logger.error(otherwise)
      this.exitCode = 1
      return
    }
    process.stdout.write(`User name  000000XM\nPassword   ${password}\n`)
    this.logger.info('Shown this once; the first login asks for another password')
  }
}
