import type { HttpContext } from '@adonisjs/core/http'
import { showList } from '#controllers/show_list'
import QuestionnaireVersion from '#models/questionnaire_version'
import Round from '#models/round'
import { rosterPage } from '#presenters/roster_page'
import { RosterList } from '#queries/roster_list'
import { rosterFilters } from '#validators/roster'

/** The issued list: the nation sees all of it, every other manager its own part (R1, R2). */
export default class RosterController {
  async index(ctx: HttpContext) {
    const { auth, request, session, view } = ctx
    const actor = auth.getUserOrFail()
    const round = await Round.listed()
    if (!round) return view.render('pages/roster_closed')

    const filters = rosterFilters(request.qs())
    const [page, { questionnaire }] = await Promise.all([
      new RosterList(actor, round.id, filters).page(),
      QuestionnaireVersion.compiled(round.questionnaireVersionId),
    ])
    return showList(ctx, 'pages/roster', {
      page: rosterPage({ actor, round, filters, page, questionnaire }),
      done: session.flashMessages.get('done'),
    })
  }
}
