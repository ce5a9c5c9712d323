import type { HttpContext } from '@adonisjs/core/http'
import QuestionnaireVersion from '#models/questionnaire_version'
import { runningRound } from '#models/roster/running_round'
import { rosterEntryPage } from '#presenters/roster_entry_page'
import { rosterEntryOf } from '#queries/roster_entry_of'

/** One line of the list: everything issued about it, who has verified it, what is remarked (R2). */
export default class EntriesController {
  async show({ auth, params, session, view }: HttpContext, shown: object = {}) {
    const round = await runningRound()
    const entry = await rosterEntryOf(auth.getUserOrFail(), round.id, params.id)
    const { questionnaire } = await QuestionnaireVersion.compiled(round.questionnaireVersionId)
    const page = rosterEntryPage(entry, round, questionnaire)
    const done = session.flashMessages.get('done')
    return view.render('pages/roster_entry', { page, done, ...shown })
  }
}
