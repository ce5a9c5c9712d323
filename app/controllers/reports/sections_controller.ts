import type { HttpContext } from '@adonisjs/core/http'
import { openedReport } from '#controllers/reports/opened_report'
import { refusals } from '#exceptions/refusals'
import QuestionnaireVersion from '#models/questionnaire_version'
import type Report from '#models/report'
import { postSection } from '#models/report/posted_section'
import { sectionReply } from '#presenters/section_reply'
import { reportOf } from '#queries/report_of'

/** The form, section by section (F1–F6, F8, F9). */
export default class SectionsController {
  async index({ auth, params, response }: HttpContext) {
    const report = await reportOf(auth.getUserOrFail(), params.report_id)
    const { completeness } = await report.standing()
    const first = completeness.find(({ open }) => open.length > 0) ?? completeness[0]
    return response.redirect().toPath(`/reports/${report.id}/sections/${first.section}`)
  }

  async show(ctx: HttpContext) {
    const report = await openedReport(ctx)
    const section = await this.#section(report, ctx.params.code)
    return sectionReply(ctx, await report.standing(), section)
  }

  async update(ctx: HttpContext) {
    const { auth, params, request } = ctx
    const actor = auth.getUserOrFail()
    const report = await reportOf(actor, params.report_id)
    const section = await this.#section(report, params.code)
    const by = { actor, address: request.ip() }
    const posted = await postSection(report, section, request.body(), by)
    return sectionReply(ctx, await report.standing(), section, posted)
  }

  async #section(report: Report, code: string) {
    const { questionnaire } = await QuestionnaireVersion.compiled(report.questionnaireVersionId)
    const section = questionnaire.sections.find((one) => one.code === code)
    if (!section) throw refusals.noSuchSection()
    return section
  }
}
