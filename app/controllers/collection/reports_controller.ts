import type { HttpContext } from '@adonisjs/core/http'
import { showList } from '#controllers/show_list'
import { listPage } from '#presenters/collection/list_page'
import { placeOf } from '#queries/collection/place'
import { ReportList } from '#queries/collection/report_list'
import { collectionFilters } from '#validators/collection'

/** The reports behind a number of the collection status (P1). */
export default class ReportsController {
  async index(ctx: HttpContext) {
    const { auth, request, round, view } = ctx
    if (!round) return view.render('pages/collection/closed')

    const filters = collectionFilters(request.qs())
    const place = await placeOf(auth.getUserOrFail(), filters.at)
    const list = new ReportList({ ...filters, roundId: round.id, place })
    const [total, rows] = await Promise.all([list.total(), list.page(filters.page)])
    return showList(ctx, 'pages/collection/reports', {
      page: listPage({ round, place, filters, total, rows, path: '/collection/reports' }),
    })
  }
}
