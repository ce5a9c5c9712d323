import type { HttpContext } from '@adonisjs/core/http'
import { carryBulk } from '#controllers/bulk_decisions/carry_bulk'
import { reconciliationOf } from '#controllers/reconciliations/reconciliation_of'
import { showReconciliation } from '#controllers/reconciliations/show_reconciliation'
import { refusals } from '#exceptions/refusals'
import BulkDecision from '#models/bulk_decision'
import { contradictionReason, contradictions } from '#presenters/contradictions'
import { rightOnes } from '#validators/reconciling'

/** Sends back the reports that contradict the right value, through the preview of a bulk return (W6). */
export default class ReturnsController {
  async store(ctx: HttpContext) {
    const { auth, params, request, response } = ctx
    const actor = auth.getUserOrFail()
    const facts = await reconciliationOf(actor, params.org)

    const found = contradictions(facts, rightOnes(request.body()))
    if (found.length === 0) {
      const refusal = refusals.nothingSettled()
      response.status(refusal.status)
      return showReconciliation(ctx, { refused: refusal.message })
    }
    const begun = await BulkDecision.choose({
      action: 'return',
      actor,
      address: request.ip(),
      roundId: facts.round.id,
      origin: `/reconciliations/${params.org}`,
      reason: contradictionReason(facts, found),
      chosen: {
        text: 'FROM json_to_recordset(?::json) AS one (id bigint, marks jsonb) JOIN reports r ON r.id = one.id',
        values: [JSON.stringify(found)],
        marks: 'one.marks',
      },
    })
    return response
      .redirect()
      .status(303)
      .toPath(await carryBulk(begun.bulk, begun))
  }
}
