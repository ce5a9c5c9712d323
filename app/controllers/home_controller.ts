import type { HttpContext } from '@adonisjs/core/http'
import Round from '#models/round'
import { homePage } from '#presenters/home_page'
import { deadlineSetters } from '#queries/deadline_setters'
import { homeFacts } from '#queries/home_facts'

/** Where everybody lands: respondents at their report, managers at a home of their own. */
export default class HomeController {
  async show({ auth, response, view }: HttpContext) {
    const actor = auth.getUserOrFail()
    if (!actor.isRespondent) return response.redirect().toPath('/manage')

    const running = Round.query().where('status', 'open').select('id')
    const report = await actor.reports().whereIn('round_id', running).first()
    if (!report) return view.render('pages/home_closed')
    const [standing, facts, setters] = await Promise.all([
      report.standing(),
      homeFacts(report.id),
      deadlineSetters(report.id),
    ])
    return view.render('pages/home', { page: homePage(standing, facts, setters) })
  }
}
