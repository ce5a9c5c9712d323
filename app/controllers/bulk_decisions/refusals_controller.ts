import type { HttpContext } from '@adonisjs/core/http'
import { bulkRefusalsWorkbook } from '#exports/bulk_refusals_workbook'
import { contentDisposition } from '#presenters/content_disposition'
import { bulkOf } from '#queries/bulk_of'

/** What could not be decided and why, as a file (W5). */
export default class RefusalsController {
  async show({ auth, params, response }: HttpContext) {
    const bulk = await bulkOf(auth.getUserOrFail(), params.bulk_id)
    response.header('Content-Disposition', contentDisposition('没有办的报表.xlsx', true))
    response.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    return response.send(await bulkRefusalsWorkbook(bulk))
  }
}
