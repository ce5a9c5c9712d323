import type { HttpContext } from '@adonisjs/core/http'
import { reconciliationOf } from '#controllers/reconciliations/reconciliation_of'
import { showReconciliation } from '#controllers/reconciliations/show_reconciliation'
import { refusals } from '#exceptions/refusals'
import { explainDifference } from '#models/reconciliation_note'
import { factDifferences } from '#presenters/reconciliation_page'
import { noteForm } from '#validators/reconciling'

/** A manager explains why the projects of a unit may differ (W6). */
export default class NotesController {
  async store(ctx: HttpContext) {
    const { auth, params, request, response } = ctx
    const actor = auth.getUserOrFail()
    const facts = await reconciliationOf(actor, params.org)
    const { code, fingerprint, note, mistake } = noteForm(request.body())

    const difference = factDifferences(facts).find((one) => one.code === code)
    if (!difference || difference.fingerprint !== fingerprint) {
      const { status, message } = refusals.differenceGone()
      response.status(status)
      return showReconciliation(ctx, {
        refused: message,
        mistake: { code, sentence: message, note },
      })
    }
    if (mistake) {
      response.status(422)
      return showReconciliation(ctx, { mistake: { code, sentence: mistake, note } })
    }
    const explained = { roundId: facts.round.id, orgCode: facts.orgCode, code, note, fingerprint }
    await explainDifference(explained, { actor, address: request.ip() })
    return response.redirect().status(303).toPath(`/reconciliations/${params.org}#${code}`)
  }
}
