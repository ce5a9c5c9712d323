import type { HttpContext } from '@adonisjs/core/http'
import { showReconciliation } from '#controllers/reconciliations/show_reconciliation'
import { unitFactsOf } from '#controllers/reconciliations/unit_facts_of'
import { showList } from '#controllers/show_list'
import { reconciliationsPage } from '#presenters/reconciliations_page'
import { unitDifferences } from '#queries/unit_differences'
import { pageNumber } from '#validators/page_number'

/** What the projects of one unit say about the unit, and do not agree about (W6). */
export default class ReconciliationsController {
  async index(ctx: HttpContext) {
    const { auth, request, round, view } = ctx
    if (!round) return view.render('pages/reconciliations_closed')
    const { questionnaire, facts } = await unitFactsOf(round)
    const number = pageNumber(request.qs())
    const units = await unitDifferences(auth.getUserOrFail(), round.id, facts, number)
    return showList(ctx, 'pages/reconciliations', {
      page: reconciliationsPage(units, questionnaire, number),
    })
  }

  async show(ctx: HttpContext) {
    return showReconciliation(ctx)
  }
}
