import type { HttpContext } from '@adonisjs/core/http'
import type Account from '#models/account'
import Round from '#models/round'
import { homePage } from '#presenters/home_page'
import { homeWithoutReport } from '#presenters/home_without_report'
import { deadlineSetters } from '#queries/deadline_setters'
import { earlierReports } from '#queries/earlier_reports'
import { homeFacts } from '#queries/home_facts'
import { superiorOf } from '#queries/report_history'

/** Where everybody lands: respondents at their report, managers at a home of their own. */
export default class HomeController {
  async show({ auth, response, view }: HttpContext) {
    const actor = auth.getUserOrFail()
    if (!actor.isRespondent) return response.redirect().toPath('/manage')

    const running = Round.query().where('status', 'open').select('id')
    const report = await actor.reports().whereIn('round_id', running).first()
    if (!report) return this.#withoutReport(actor, view)

    const [standing, facts, setters] = await Promise.all([
      report.standing(),
      homeFacts(report.id),
      deadlineSetters(report.id),
    ])
    return view.render('pages/home', { page: homePage(standing, facts, setters) })
  }

  async #withoutReport(actor: Account, view: HttpContext['view']) {
    const round = await Round.listedOrLast()
    const [earlier, superior] = await Promise.all([
      earlierReports(actor.id),
      superiorOf(actor.path),
    ])
    const page = homeWithoutReport({ round, earlier, superior })
    return view.render('pages/home_without_report', { page })
  }
}
