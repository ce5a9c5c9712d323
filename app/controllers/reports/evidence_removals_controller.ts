import type { HttpContext } from '@adonisjs/core/http'
import { replyToAnswer } from '#controllers/reports/answer_reply'
import EvidenceFile from '#models/evidence_file'
import { reportOf } from '#queries/report_of'

/** A paper that no longer counts; it stays stored, so nothing is lost by a slip. */
export default class EvidenceRemovalsController {
  async store(ctx: HttpContext) {
    const { auth, params, request } = ctx
    const actor = auth.getUserOrFail()
    const report = await reportOf(actor, params.report_id)
    const file = await EvidenceFile.query()
      .where({ id: params.id, report_id: report.id })
      .whereNotNull('rule')
      .firstOrFail()

    await report.removeEvidence(file, { actor, address: request.ip() })
    return replyToAnswer(ctx, report, file.rule!, { status: 200 })
  }
}
