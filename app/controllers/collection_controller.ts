import type { HttpContext } from '@adonisjs/core/http'
import { curvesOf } from '#controllers/collection/curves_of'
import { statusOf } from '#controllers/collection/status_of'
import { collectionPage } from '#presenters/collection/collection_page'
import { curvePlot } from '#presenters/collection/curve_plot'

/** How much has come in, by region (P1). */
export default class CollectionController {
  async show(ctx: HttpContext) {
    const { round } = ctx
    if (!round) return ctx.view.render('pages/collection/closed')

    const facts = await statusOf(ctx, round)
    const curves = await curvesOf(facts)
    return ctx.view.render('pages/collection/show', {
      page: collectionPage(facts),
      plot: curvePlot(curves.now, curves.last, facts.table.now),
    })
  }
}
