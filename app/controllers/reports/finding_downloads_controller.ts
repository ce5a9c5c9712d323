import type { HttpContext } from '@adonisjs/core/http'
import { openedReport } from '#controllers/reports/opened_report'
import { findingsWorkbook } from '#exports/findings_workbook'
import { contentDisposition } from '#presenters/content_disposition'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The findings with what is said about them, as an Excel file (A4). */
export default class FindingDownloadsController {
  async show(ctx: HttpContext) {
    const { response } = ctx
    const report = await openedReport(ctx)
    const standing = await report.standing()
    const name = `审核结果-${standing.facts.projectNumber}.xlsx`

    response.header('Content-Type', XLSX)
    response.header('Content-Disposition', contentDisposition(name, true))
    return response.send(await findingsWorkbook(standing))
  }
}
