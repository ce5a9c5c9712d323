import type { HttpContext } from '@adonisjs/core/http'
import { sendWorkbook } from '#controllers/send_workbook'
import { statusOf } from '#controllers/collection/status_of'
import { collectionWorkbook } from '#exports/collection_workbook'
import Round from '#models/round'
import { beijing } from '#presenters/time'

/** The collection status as an Excel file (P1). */
export default class DownloadsController {
  async show(ctx: HttpContext) {
    const round = await Round.runningOrFail()

    const facts = await statusOf(ctx, round)
    const day = beijing(facts.table.now).slice(0, 10)
    const bytes = await collectionWorkbook(facts)
    return sendWorkbook(ctx, `回收情况-${facts.place.name}-${day}.xlsx`, bytes)
  }
}
