import type { HttpContext } from '@adonisjs/core/http'
import { carry } from '#jobs/carry'
import { listUpload } from '#controllers/roster/list_upload'
import { showImport } from '#controllers/roster/show_import'
import { showImportForm } from '#controllers/roster/show_import_form'
import Round from '#models/round'
import { receiveList } from '#models/roster_import/receive_list'

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

  async show(ctx: HttpContext) {
    return showImport(ctx)
  }
}
