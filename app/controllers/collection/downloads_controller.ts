import type { HttpContext } from '@adonisjs/core/http'
import { sendWorkbook } from '#controllers/send_workbook'
import { curvesOf } from '#controllers/collection/curves_of'
import { statusOf } from '#controllers/collection/status_of'
import { collectionWorkbook } from '#exports/collection_workbook'
import Round from '#models/round'
import { curveDays } from '#presenters/collection/curve_days'
import { beijing } from '#presenters/time'

/** The collection status as an Excel file (P1). */
export default class DownloadsController {
  async show(ctx: HttpContext) {
    const round = await Round.runningOrFail()

    const facts = await statusOf(ctx, round)
    const { now } = facts.table
    const curves = await curvesOf(facts)
    const bytes = await collectionWorkbook(facts, curveDays(curves.now, curves.last, now))
    const day = beijing(now).slice(0, 10)
    return sendWorkbook(ctx, `回收情况-${facts.place.name}-${day}.xlsx`, bytes)
  }
}
