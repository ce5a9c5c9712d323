import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { RoundSchema } from '#database/schema'
import { refusals } from '#exceptions/refusals'

export interface RoundSettings {
  usdRate: number
  /** L6: the first login asks the organisation code. */
  askOrgCode: boolean
  /** P3: hours in which nobody is reminded twice; 24 where it is not set. */
  reminderPauseHours?: number
  coverNeededToSubmit: boolean
  coverNeededToAccept: boolean
  lawText: string
  approvalNumber: string
  validUntil: string
  /** How many projects the demonstration of the whole country was made with (O3). */
  demonstrationProjects?: number
}

/** One yearly survey (调查年度). */
export default class Round extends RoundSchema {
  declare settings: RoundSettings

  /** The round in which reports are filed now; null before the first one. */
  static running(client?: TransactionClientContract) {
    return this.query({ client }).where('status', 'open').first()
  }

  /** The same; refuses while none is open. */
  static async runningOrFail(): Promise<Round> {
    const round = await this.running()
    if (!round) throw refusals.roundClosed()
    return round
  }

  /** The one that runs, else the last one; null before the first. */
  static async runningOrLast(): Promise<Round | null> {
    return (await Round.running()) ?? Round.query().orderBy('report_year', 'desc').first()
  }

  /** The round whose roster is worked on, imported and verified: the running one, else the newest that is being prepared. */
  static listed(client?: TransactionClientContract) {
    return this.query({ client })
      .whereNot('status', 'closed')
      .orderByRaw("status = 'open' DESC, report_year DESC")
      .first()
  }

  /** The same, else the last one that is over; null before the first. */
  static async listedOrLast(): Promise<Round | null> {
    return (await Round.listed()) ?? Round.runningOrLast()
  }

  /** The one whose roster is worked on; refuses where there is none. */
  static async listedOrFail(): Promise<Round> {
    const round = await this.listed()
    if (!round) throw refusals.roundClosed()
    return round
  }

  /** Hours in which nobody is reminded twice (P3). */
  get reminderPauseHours() {
    return this.settings.reminderPauseHours ?? 24
  }

  /** Parameters that rules may read. */
  get parameters() {
    return { year: this.reportYear, usdRate: this.settings.usdRate }
  }
}
