import type { HttpContext } from '@adonisjs/core/http'
import { carry } from '#jobs/carry'
import { listUpload } from '#controllers/roster/list_upload'
import { showImportForm } from '#controllers/roster/show_import_form'
import QuestionnaireVersion from '#models/questionnaire_version'
import Round from '#models/round'
import { countOutcomes } from '#models/roster_import/counted_outcomes'
import { receiveList } from '#models/roster_import/receive_list'
import { importPage } from '#presenters/import_page'
import { importOf } from '#queries/import_of'
import { previewRows } from '#queries/import_preview'
import { importFilters } from '#validators/import'

/** Seconds between two looks at an import that is busy. */
const LOOK_AGAIN = 2

/** The issued list from a file: sent, looked at (R1). */
export default class ImportsController {
  async create(ctx: HttpContext) {
    return showImportForm(ctx, await Round.listedOrFail())
  }

  async store(ctx: HttpContext) {
    const { auth, request, response } = ctx
    const round = await Round.listedOrFail()
    try {
      const by = { actor: auth.getUserOrFail(), address: request.ip() }
      const list = await listUpload(request, (file) => receiveList(file, round, by))
      await carry({ id: list.taskId!, kind: 'roster.read' })
      return response.redirect().status(303).toPath(`/roster/imports/${list.id}`)
    } catch (error) {
      return showImportForm(ctx, round, error)
    }
  }

  async show({ params, request, response, session, view }: HttpContext) {
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
    return view.render('pages/roster_imports/show', {
      page,
      refused: session.flashMessages.get('refused') ?? page.notStored,
    })
  }
}
