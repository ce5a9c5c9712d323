import type { HttpContext } from '@adonisjs/core/http'
import { showList } from '#controllers/show_list'
import QuestionnaireVersion from '#models/questionnaire_version'
import { countOutcomes } from '#models/roster_import/counted_outcomes'
import Round from '#models/round'
import { importPage } from '#presenters/import_page'
import { importOf } from '#queries/import_of'
import { previewRows } from '#queries/import_preview'
import { importFilters } from '#validators/import'

/** Seconds between two looks at an import that is busy. */
const LOOK_AGAIN = 2

/** An import as it is now: how far it is, or what became of its rows (R1). */
export async function showImport(ctx: HttpContext) {
  const { params, request, response, session } = ctx
  const list = await importOf(params.id)
  const counts = await countOutcomes(list.id)
  const filters = importFilters(request.qs(), counts)
  const { questionnaireVersionId } = await Round.findOrFail(list.roundId)
  const [rows, { questionnaire }] = await Promise.all([
    previewRows(list, filters),
    QuestionnaireVersion.compiled(questionnaireVersionId),
  ])
  const page = importPage({ list, filters, counts, rows, questionnaire })
  // A header works with scripts off too.
  if (page.progress && !page.progress.error) response.header('Refresh', LOOK_AGAIN)
  const refused = session.flashMessages.get('refused') ?? page.notStored
  return showList(ctx, 'pages/roster_imports/show', { page, refused })
}
