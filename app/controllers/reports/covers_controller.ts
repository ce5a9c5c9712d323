import type { HttpContext } from '@adonisjs/core/http'
import { sentFiles } from '#controllers/reports/sent_files'
import { showSubmission } from '#controllers/reports/show_submission'
import FormRefusal from '#exceptions/form_refusal'
import { refusals } from '#exceptions/refusals'
import { print } from '#documents/printing'
import { keepCover } from '#models/report/cover_upload'
import { contentDisposition } from '#presenters/content_disposition'
import { coverDocument } from '#presenters/cover_print'
import { reportOf } from '#queries/report_of'

/** The cover of a report: printed, and uploaded again with its stamp (C1–C3). */
export default class CoversController {
  async show({ auth, params, response }: HttpContext) {
    const report = await reportOf(auth.getUserOrFail(), params.report_id)
    const standing = await report.standing()
    const name = `封面-${standing.facts.projectNumber}.pdf`

    response.header('Content-Type', 'application/pdf')
    response.header('Content-Disposition', contentDisposition(name, false))
    return response.send(await print('cover', coverDocument(standing)))
  }

  async store(ctx: HttpContext) {
    const { auth, params, request, response } = ctx
    const actor = auth.getUserOrFail()
    const report = await reportOf(actor, params.report_id)
    if (!actor.isRespondent) throw refusals.onlyRespondent()
    const code: unknown = request.input('code')
    const typed = typeof code === 'string' ? code : ''
    try {
      const [file] = sentFiles(request)
      if (!file)
        throw new FormRefusal([
          { field: 'scan', sentence: '还没有选文件。请选一张盖章封面的照片或扫描件。' },
        ])
      await keepCover(report, { file, typed }, { actor, address: request.ip() })
    } catch (error) {
      return showSubmission(ctx, report, { error, typed: { code: typed } })
    }
    return response.redirect().status(303).toPath(`/reports/${report.id}/submission#cover`)
  }
}
