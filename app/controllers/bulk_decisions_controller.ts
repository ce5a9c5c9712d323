import type { HttpContext } from '@adonisjs/core/http'
import { carryBulk } from '#controllers/bulk_decisions/carry_bulk'
import { showBulk } from '#controllers/bulk_decisions/show_bulk'
import { showQueue } from '#controllers/show_queue'
import Refusal from '#exceptions/refusal'
import { refusals } from '#exceptions/refusals'
import BulkDecision from '#models/bulk_decision'
import Round from '#models/round'
import { bulkOf } from '#queries/bulk_of'
import { chosenReports } from '#queries/chosen_reports'
import { bulkForm } from '#validators/bulk'

/** Many reports decided in one go (W5): chosen on the queue, examined, then confirmed. */
export default class BulkDecisionsController {
  async store(ctx: HttpContext) {
    const { auth, request, response } = ctx
    const actor = auth.getUserOrFail()
    const round = await Round.runningOrFail()

    const form = bulkForm(request.body(), request.qs())
    if (form.isEmpty) {
      const refusal = refusals.noReportChosen()
      response.status(refusal.status)
      return showQueue(ctx, refusal.message)
    }
    const chosen = await chosenReports(actor, round.id, form)
    const by = { actor, address: request.ip(), roundId: round.id }
    try {
      const begun = await BulkDecision.choose({ ...by, ...form, ...chosen })
      return response
        .redirect()
        .status(303)
        .toPath(await carryBulk(begun.bulk, begun))
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason !== 'noReportChosen') throw error
      response.status(error.status)
      return showQueue(ctx, error.message)
    }
  }

  async show(ctx: HttpContext) {
    return showBulk(ctx, await bulkOf(ctx.auth.getUserOrFail(), ctx.params.id))
  }
}
