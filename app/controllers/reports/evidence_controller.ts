import type { HttpContext } from '@adonisjs/core/http'
import { replyToAnswer } from '#controllers/reports/answer_reply'
import { sendPaper } from '#controllers/reports/send_paper'
import { sentFiles } from '#controllers/reports/sent_files'
import EvidenceFile from '#models/evidence_file'
import { contentDisposition } from '#presenters/content_disposition'
import { reportOf } from '#queries/report_of'

/** The papers of a report (E3): only to those who may see it, never as a page of this site. */
export default class EvidenceController {
  async store(ctx: HttpContext) {
    const { auth, params, request } = ctx
    const actor = auth.getUserOrFail()
    const report = await reportOf(actor, params.report_id)
    const by = { actor, address: request.ip() }

    const files = await report.addEvidence(params.rule, sentFiles(request), by)
    const trouble =
      files.length > 0 ? { status: 422 as const, trouble: { files } } : { status: 200 as const }
    return replyToAnswer(ctx, report, params.rule, trouble)
  }

  async show(ctx: HttpContext) {
    const file = await this.#file(ctx)
    const isDownload = ctx.request.input('download') !== undefined
    ctx.response.header('Content-Disposition', contentDisposition(file.name, isDownload))
    return sendPaper(ctx, file, file.keys.original, file.mediaType)
  }

  async thumbnail(ctx: HttpContext) {
    const file = await this.#file(ctx)
    return sendPaper(ctx, file, file.keys.thumbnail, 'image/jpeg')
  }

  async #file({ auth, params }: HttpContext): Promise<EvidenceFile> {
    const report = await reportOf(auth.getUserOrFail(), params.report_id)
    return EvidenceFile.query().where({ id: params.id, report_id: report.id }).firstOrFail()
  }
}
