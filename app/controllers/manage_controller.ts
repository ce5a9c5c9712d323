import type { HttpContext } from '@adonisjs/core/http'
import { curvePlot } from '#presenters/collection/curve_plot'
import { managePage } from '#presenters/manage_page'
import { collectionTable, totals } from '#queries/collection/collection_table'
import { comparedCurves } from '#queries/collection/compared_curves'
import { placeOf } from '#queries/collection/place'
import { Inbox } from '#queries/inbox'
import { managerTodo } from '#queries/manager_todo'
import { ownDays } from '#queries/own_days'

/** Where a manager lands: what to do next, and how far the survey is (P1). */
export default class ManageController {
  async show({ auth, round, view }: HttpContext) {
    if (!round) return view.render('pages/manage/closed')

    const actor = auth.getUserOrFail()
    const [place, days] = await Promise.all([placeOf(actor, null), ownDays(actor, round)])
    const [table, curves, news] = await Promise.all([
      collectionTable(place, { roundId: round.id, programme: '' }),
      comparedCurves(
        { id: round.id, reportYear: round.reportYear, filing: days.filing },
        place,
        ''
      ),
      new Inbox(actor).news(),
    ])
    const todo = await managerTodo(actor, round.id, totals(table.rows))
    return view.render('pages/manage/show', {
      page: managePage({ actor, round, place, table, todo, days, news }),
      plot: curvePlot(curves.now, curves.last, table.now),
    })
  }
}
