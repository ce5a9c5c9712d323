import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

const DAY = 24 * 60 * 60 * 1000

export default class EvidenceSweep extends BaseCommand {
  static commandName = 'evidence:sweep'
  static description =
    'Delete uploaded files older than a day that the database knows nothing of, and say how many'
  static options: CommandOptions = { startApp: true }

  async run(): Promise<void> {
    const { sweepEvidence } = await import('#models/report/evidence_sweep')
    // The age of a file is told by the clock of the machine, not by that of the survey.
    const deleted = await sweepEvidence(new Date(Date.now() - DAY))
    this.logger.info(`${deleted} files deleted`)
  }
}
