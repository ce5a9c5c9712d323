import type { HttpContext } from '@adonisjs/core/http'
import { findingsWorkbook } from '#exports/findings_workbook'
import { contentDisposition } from '#presenters/content_disposition'
import { reportOf } from '#queries/report_of'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The findings with what is said about them, as an Excel file (A4). */
export default class FindingDownloadsController {
  async show({ auth, params, response }: HttpContext) {
    const report = await reportOf(auth.getUserOrFail(), params.report_id)
    const standing = await report.standing()
    const name = `审核结果-${standing.facts.projectNumber}.xlsx`

    response.header('Content-Type', XLSX)
    response.header('Content-Disposition', contentDisposition(name, true))
    return response.send(await findingsWorkbook(standing))
  }
}
