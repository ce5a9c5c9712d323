import type { HttpContext } from '@adonisjs/core/http'
import { refusals } from '#exceptions/refusals'
import QuestionnaireVersion from '#models/questionnaire_version'
import Round from '#models/round'
import { indicatorHelp, indicatorList } from '#presenters/indicator_help'

/** What an indicator means and how it is checked (M2). */
export default class IndicatorsController {
  async index({ request, view }: HttpContext) {
    const { version } = await current()
    const { text } = request.qs()
    const wanted = typeof text === 'string' ? text.slice(0, 50) : ''
    const page = indicatorList(version.questionnaire, wanted)
    return view.render('pages/help/indicators', { page })
  }

  async show({ params, view }: HttpContext) {
    const { version, round } = await current()
    const help = indicatorHelp(version, round.parameters, String(params.code).toUpperCase())
    if (!help) throw refusals.unknownIndicator(String(params.code).slice(0, 10))
    return view.render('pages/help/indicator', { help })
  }
}

async function current() {
  const round = await Round.runningOrLast()
  if (!round) throw refusals.roundClosed()
  return { round, version: await QuestionnaireVersion.compiled(round.questionnaireVersionId) }
}
