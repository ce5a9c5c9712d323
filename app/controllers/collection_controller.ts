import type { HttpContext } from '@adonisjs/core/http'
import { statusOf } from '#controllers/collection/status_of'
import Round from '#models/round'
import { collectionPage } from '#presenters/collection/collection_page'
import { curvePlot } from '#presenters/collection/curve_plot'
import { comparedCurves } from '#queries/collection/compared_curves'
import { ownDays } from '#queries/own_days'

/** How much has come in, by region (P1). */
export default class CollectionController {
  async show(ctx: HttpContext) {
    const round = await Round.running()
    if (!round) return ctx.view.render('pages/collection/closed')

    const facts = await statusOf(ctx, round)
    const { place, filters, table } = facts
    const { filing } = await ownDays(place, round)
    const curves = await comparedCurves(
      { id: round.id, reportYear: round.reportYear, filing },
      place,
      filters.programme
    )
    return ctx.view.render('pages/collection/show', {
      page: collectionPage(facts),
      plot: curvePlot(curves.now, curves.last, table.now),
    })
  }
}
