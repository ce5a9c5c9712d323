import type { HttpContext } from '@adonisjs/core/http'
import { refusals } from '#exceptions/refusals'
import { closedTo } from '#models/report/fillable'
import { pastedRows, textsOf } from '#models/report/pasted_rows'
import { ReportRows } from '#models/report/rows'
import type { Standing } from '#models/report/standing'
import { pastePage } from '#presenters/paste_page'
import { reportFrame } from '#presenters/report_frame'
import { reportOf } from '#queries/report_of'

/** A block from Excel into a table: looked at first, written when confirmed (F6). */
export default class PastesController {
  async create(ctx: HttpContext) {
    const { auth, params, view } = ctx
    const report = await reportOf(auth.getUserOrFail(), params.report_id)
    const { standing, table, rows } = await this.#open(ctx, await report.standing())
    const page = pastePage(table, { text: '', replace: false, existing: rows.length })
    return view.render('pages/reports/paste', { frame: reportFrame(standing), page })
  }

  /** Without `confirm` only shows what would be written; with it writes the rows that have no error. */
  async store(ctx: HttpContext) {
    const { auth, params, request, response, view } = ctx
    const actor = auth.getUserOrFail()
    const report = await reportOf(actor, params.report_id)
    const { standing, table, rows } = await this.#open(ctx, await report.standing())
    const { text, replace, confirm } = pastedIn(request)
    const paste = pastedRows(table, text, replace ? 0 : rows.length)

    const texts = textsOf(paste)
    if (!confirm || texts.length === 0) {
      if (paste.refusals.length > 0) response.status(422)
      const page = pastePage(table, { text, replace, existing: rows.length, paste })
      return view.render('pages/reports/paste', { frame: reportFrame(standing), page })
    }
    await report.openForFilling({ actor, address: request.ip() })
    const first = await new ReportRows(report.id, table, actor.id).add(texts, replace)
    return response
      .redirect()
      .status(303)
      .toPath(`/reports/${report.id}/sections/${table.section}#${first}`)
  }

  /** The table and its rows, when they can be changed. */
  async #open({ auth, params }: HttpContext, standing: Standing) {
    const table = standing.version.questionnaire.tables.get(params.code)
    if (!table) throw refusals.noSuchSection()
    const closed = closedTo(auth.getUserOrFail(), standing)
    if (closed) throw closed
    return { standing, table, rows: standing.contents.tables[table.code] }
  }
}

function pastedIn(request: HttpContext['request']) {
  const { block, how, confirm } = request.only(['block', 'how', 'confirm'])
  const text = typeof block === 'string' ? block.replaceAll('\0', '') : ''
  return { text, replace: how === 'replace', confirm: confirm !== undefined }
}
