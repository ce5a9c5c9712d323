import type { HttpContext } from '@adonisjs/core/http'
import { remindableOf } from '#controllers/reminders/show_reminders'
import { sendWorkbook } from '#controllers/send_workbook'
import { MOST_LISTED, unsubmittedWorkbook } from '#exports/unsubmitted_workbook'
import Round from '#models/round'

/** Those who have not submitted, with contacts, as an Excel file (P3). */
export default class DownloadsController {
  async show(ctx: HttpContext) {
    const round = await Round.runningOrFail()

    const { filters, place, list } = await remindableOf(ctx, round)
    const rows = await list.all(MOST_LISTED)
    const bytes = await unsubmittedWorkbook({ round, place, filters, total: rows.length, rows })
    return sendWorkbook(ctx, `未上报名单-${place.name}.xlsx`, bytes)
  }
}
