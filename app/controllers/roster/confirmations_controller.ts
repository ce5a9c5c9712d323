import type { HttpContext } from '@adonisjs/core/http'
import { showConfirmation } from '#controllers/roster/show_confirmation'
import Refusal from '#exceptions/refusal'
import { confirmEntries } from '#models/roster/confirm_entries'
import Round from '#models/round'
import { chosenEntries, verificationFilters, verificationQuery } from '#validators/verification'

/** A manager verifies lines of the list: some, or all after having seen what follows (R2, R3). */
export default class ConfirmationsController {
  async create(ctx: HttpContext) {
    return showConfirmation(ctx)
  }

  async store(ctx: HttpContext) {
    const { auth, request, response, session } = ctx
    const by = { actor: auth.getUserOrFail(), address: request.ip() }
    const seen: unknown = request.input('seen')
    const chosen =
      typeof seen === 'string' ? { allSeen: seen } : { ids: chosenEntries(request.body()) }
    try {
      const { count, settled } = await confirmEntries(await Round.listedOrFail(), chosen, by)
      const settling = settled ? '整份清单核实完，单位级管理机构已定。' : ''
      session.flash(
        'done',
        `${count > 0 ? `已核实 ${count} 个项目。` : '这些项目先前已核实过。'}${settling}`
      )
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason !== 'listChanged') throw error
      response.status(error.status)
      return showConfirmation(ctx, error)
    }
    const query = verificationQuery(verificationFilters(request.qs()))
    return response.redirect().status(303).toPath(`/roster/verification${query}`)
  }
}
