import type { HttpContext } from '@adonisjs/core/http'
import QuestionnaireVersion from '#models/questionnaire_version'
import Round from '#models/round'
import { rosterEntryPage } from '#presenters/roster_entry_page'
import { rosterEntryOf } from '#queries/roster_entry_of'

/** The page of one line; with the mistake in a remark and what was typed. */
export async function showEntry(
  { auth, params, session, view }: HttpContext,
  shown: { mistake?: string; typed?: string } = {}
) {
  const round = await Round.listedOrFail()
  const entry = await rosterEntryOf(auth.getUserOrFail(), round.id, params.id)
  const { questionnaire } = await QuestionnaireVersion.compiled(round.questionnaireVersionId)
  const page = rosterEntryPage(entry, round, questionnaire)
  return view.render('pages/roster_entry', {
    page,
    done: session.flashMessages.get('done'),
    ...shown,
  })
}
