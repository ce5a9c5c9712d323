import type { HttpContext } from '@adonisjs/core/http'
import { refusals } from '#exceptions/refusals'
import { regionTable } from '#models/region_table'
import QuestionnaireVersion from '#models/questionnaire_version'
import { codesPage } from '#presenters/codes_page'
import { reportFrame } from '#presenters/report_frame'
import { reportOf } from '#queries/report_of'
import { searchOptions } from '#questionnaire/code_search'
import type { Indicator, Option } from '#questionnaire/types'

/** How many codes one search shows, and how many a list that nobody has searched yet. */
const FOUND = 20
const BROWSED = 200

/** Searches the code list of an indicator by code, name or pinyin initials (F1). */
export default class CodesController {
  async index({ auth, params, request, response, view }: HttpContext) {
    const report = await reportOf(auth.getUserOrFail(), params.report_id)
    const { questionnaire } = await QuestionnaireVersion.compiled(report.questionnaireVersionId)
    const indicator =
      questionnaire.indicators.get(params.code) ?? questionnaire.columns.get(params.code)
    if (!indicator) throw refusals.unknownIndicator(params.code)

    const text = String(request.input('q') ?? '').slice(0, 50)
    const found = search(indicator, text, questionnaire.reportYear)
    if (request.accepts(['html', 'json']) === 'json') return response.json(found)

    const standing = await report.standing()
    const page = codesPage(standing, indicator, { text, found, row: request.input('row') })
    return view.render('pages/reports/codes', { frame: reportFrame(standing), page })
  }
}

function search(indicator: Indicator, text: string, year: number): Option[] {
  if (indicator.type !== 'region')
    return searchOptions(indicator.options, text, text ? FOUND : BROWSED)
  const table = regionTable(year)
  return table
    .search(text, FOUND)
    .map(({ code }) => ({ value: code, label: table.name(code) ?? '' }))
}
