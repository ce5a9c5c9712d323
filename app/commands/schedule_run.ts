import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class ScheduleRun extends BaseCommand {
  static commandName = 'schedule:run'
  static description = 'Do once what is due by the clock and send waiting mails; for cron'
  static options: CommandOptions = { startApp: true }

  async run(): Promise<void> {
    const { runDueWork } = await import('#models/schedule/due_work')
    const { sendDueMails } = await import('#mails/send_due_mails')
    const { reminded, overdue, mailed } = await runDueWork()
    const sent = await sendDueMails()
    this.logger.info(
      `${reminded} respondents reminded, ${overdue} managers told of overdue reports, ${mailed} digests of messages, ${sent} mails sent`
    )
  }
}
