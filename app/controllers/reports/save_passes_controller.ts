import type { HttpContext } from '@adonisjs/core/http'
import { refusals } from '#exceptions/refusals'
import { savePass } from '#models/report/save_pass'
import { reportOf } from '#queries/report_of'

/** A pass for texts that were typed before this session began (F3). */
export default class SavePassesController {
  async show({ auth, params, response, session }: HttpContext) {
    const actor = auth.getUserOrFail()
    const report = await reportOf(actor, params.report_id)
    if (!actor.isRespondent) throw refusals.noSuchReport()
    const pass = savePass.issue(session.sessionId, report.id, report.questionnaireVersionId)
    return response.json({ pass })
  }
}
