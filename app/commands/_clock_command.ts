import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import type { Actor } from '#models/journal'

/** What the commands of the operator's clock have in common. */
export abstract class ClockCommand extends BaseCommand {
  static options: CommandOptions = { startApp: true }

  /** The nation's account, in whose name the journal is written. */
  protected async by(): Promise<Actor> {
    const { default: Account } = await import('#models/account')
    const actor = await Account.query().where('role', 'nation').whereNull('office_id').firstOrFail()
    return { actor, address: null }
  }

  /** Says what is not possible and ends with 1. */
  protected async attempt(work: () => Promise<void>): Promise<void> {
    const { refusalOf } = await import('#exceptions/refusal_of')
    const { operatorsClock } = await import('#demonstration/operators_clock')
    const { beijing } = await import('#presenters/time')
    const refusal = await refusalOf(work())
    if (refusal) {
      this.logger.error(refusal.message)
      this.exitCode = 1
      return
    }
    const { now } = await operatorsClock.show()
    this.logger.info(`${beijing(now)} (Beijing time)`)
  }
}
