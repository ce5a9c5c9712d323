import type { HttpContext } from '@adonisjs/core/http'
import Refusal from '#exceptions/refusal'
import { carry } from '#jobs/carry'
import { importOf } from '#queries/import_of'

/** Storing a list that was looked at (R1): pressed twice, it is stored once. */
export default class ImportConfirmationsController {
  async store({ auth, params, request, response, session }: HttpContext) {
    const list = await importOf(params.id)
    const { seen, how } = request.only(['seen', 'how'])
    const by = { actor: auth.getUserOrFail(), address: request.ip() }
    try {
      const task = await list.confirm(String(seen ?? ''), how === 'rest', by)
      if (task) await carry(task)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      session.flash('refused', error.message)
    }
    return response.redirect().status(303).toPath(`/roster/imports/${list.id}`)
  }
}
