import type { HttpContext } from '@adonisjs/core/http'
import { showList } from '#controllers/show_list'
import Round from '#models/round'
import { verificationPage } from '#presenters/verification_page'
import { openEntries } from '#queries/open_entries'
import { RosterVerification } from '#queries/roster_verification'
import { verificationFilters } from '#validators/verification'

/** What a manager has verified of its part of the list, and how far everybody below is (R2). */
export default class VerificationController {
  async show(ctx: HttpContext) {
    const { auth, request, session, view } = ctx
    const actor = auth.getUserOrFail()
    const round = await Round.listed()
    if (!round) return view.render('pages/roster_closed')

    const filters = verificationFilters(request.qs())
    const list = new RosterVerification(actor, round.id, filters)
    const [entries, page, progress] = await Promise.all([
      openEntries(round.id, actor),
      list.page(),
      list.progress(),
    ])
    return showList(ctx, 'pages/verification', {
      page: verificationPage({ actor, round, filters, entries, page, progress }),
      done: session.flashMessages.get('done'),
    })
  }
}
