import type { HttpContext } from '@adonisjs/core/http'
import { bodyOf } from '#controllers/reports/body_of'
import { refusals } from '#exceptions/refusals'
import QuestionnaireVersion from '#models/questionnaire_version'
import { save, type Saving } from '#models/report/savable'
import { receipt } from '#presenters/receipt'
import { reportOf } from '#queries/report_of'
import { sessionHolder } from '#queries/session_holder'
import { LONGEST_BODY, savingBody } from '#validators/saving'

/** Saves one answer or one cell (F3): the hottest path of the product. */
export default class AnswersController {
  async update(ctx: HttpContext) {
    const { request, response, params } = ctx
    if (Number(request.header('content-length') ?? Infinity) > LONGEST_BODY) {
      return response.status(413).json({ message: '内容太长，没有收下。' })
    }
    const body = savingBody(await bodyOf(request.request))
    if (typeof body === 'string') return response.status(422).json({ message: body })

    const { indicator, year } = await this.#indicator(ctx)
    const row = params.row ? { id: params.row, table: indicator.table! } : null
    const reportId = Number(params.report_id)
    const saved = await this.#save(
      { reportId, code: indicator.code, row, source: 'typed', ...body },
      ctx
    )

    if (saved.outcome === 'conflict') response.status(409)
    return response.json(receipt(indicator, body.raw, saved, year))
  }

  async #indicator({ params, saving }: HttpContext) {
    const { questionnaire } = await QuestionnaireVersion.compiled(saving.versionId)
    const known = params.row ? questionnaire.columns : questionnaire.indicators
    const indicator = known.get(params.code)
    if (!indicator) throw refusals.unknownIndicator(params.code)
    if (indicator.readonly) throw refusals.readOnly(indicator.code)
    return { indicator, year: questionnaire.reportYear }
  }

  /** The first change of all begins the report; after that a save is one statement. */
  async #save(wanted: Saving, { saving, request }: HttpContext) {
    const saved = await save(wanted, saving)
    if (saved.outcome !== 'closed') return saved

    const actor = await sessionHolder(saving.sessionId)
    const report = await reportOf(actor, wanted.reportId)
    await report.openForFilling({ actor, address: request.ip() })
    const again = await save(wanted, saving)
    if (again.outcome === 'closed')
      throw wanted.row ? refusals.rowGone() : refusals.closedMeanwhile()
    return again
  }
}
