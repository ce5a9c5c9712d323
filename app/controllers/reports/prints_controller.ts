import type { HttpContext } from '@adonisjs/core/http'
import { openedReport } from '#controllers/reports/opened_report'
import { print } from '#documents/printing'
import { contentDisposition } from '#presenters/content_disposition'
import { reportDocument } from '#presenters/report_print'

/** The whole report as a PDF (C1). */
export default class PrintsController {
  async show(ctx: HttpContext) {
    const { response } = ctx
    const report = await openedReport(ctx)
    const standing = await report.standing()
    const name = `报表-${standing.facts.projectNumber}.pdf`

    response.header('Content-Type', 'application/pdf')
    response.header('Content-Disposition', contentDisposition(name, false))
    return response.send(await print('report', reportDocument(standing)))
  }
}
