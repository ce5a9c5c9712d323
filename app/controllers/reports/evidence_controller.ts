import type { HttpContext } from '@adonisjs/core/http'
import drive from '@adonisjs/drive/services/main'
import { replyToAnswer } from '#controllers/reports/answer_reply'
import { sentFiles } from '#controllers/reports/sent_files'
import { refusals } from '#exceptions/refusals'
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
    return this.#send(ctx, file, file.keys.original, file.mediaType)
  }

  async thumbnail(ctx: HttpContext) {
    const file = await this.#file(ctx)
    return this.#send(ctx, file, file.keys.thumbnail, 'image/jpeg')
  }

  async #file({ auth, params }: HttpContext): Promise<EvidenceFile> {
    const report = await reportOf(auth.getUserOrFail(), params.report_id)
    return EvidenceFile.query().where({ id: params.id, report_id: report.id }).firstOrFail()
  }

  /** Kept by the browser, yet asked about each time: who has signed out sees nothing. */
  async #send(
    { request, response }: HttpContext,
    file: EvidenceFile,
    key: string,
    mediaType: string
  ) {
    const disk = drive.use()
    const tag = `"${file.sha256}"`
    response.header('Cache-Control', 'private, no-cache').header('ETag', tag)
    if (request.header('if-none-match') === tag) return response.status(304).send(null)
    if (!(await disk.exists(key))) throw refusals.paperMissing(file.name)

    response.header('X-Content-Type-Options', 'nosniff')
    response.header('Content-Security-Policy', policyFor(mediaType))
    response.header('Content-Type', mediaType)
    return response.stream(await disk.getStream(key))
  }
}

/** A sandbox would keep browsers from showing a PDF at all; it has no scripts (inspectUpload). */
function policyFor(mediaType: string): string {
  const nothing = `default-src 'none'; frame-ancestors 'none'`
  return mediaType === 'application/pdf' ? nothing : `${nothing}; sandbox`
}
