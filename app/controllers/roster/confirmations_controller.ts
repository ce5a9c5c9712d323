import type { HttpContext } from '@adonisjs/core/http'
import Refusal from '#exceptions/refusal'
import { confirmEntries } from '#models/roster/confirm_entries'
import { runningRound } from '#models/roster/running_round'
import { confirmationPage } from '#presenters/confirmation_page'
import { openEntries } from '#queries/open_entries'
import { RosterVerification } from '#queries/roster_verification'
import { settlementPreview } from '#queries/settlement_preview'
import { chosenEntries, verificationFilters, verificationQuery } from '#validators/verification'

/** A manager verifies lines of the list: some, or all after having seen what follows (R2, R3). */
export default class ConfirmationsController {
  async create({ auth, view }: HttpContext, refusal?: Refusal) {
    const actor = auth.getUserOrFail()
    const round = await runningRound()
    const list = new RosterVerification(actor, round.id, verificationFilters({}))
    const [entries, progress, settlement] = await Promise.all([
      openEntries(round.id, actor),
      list.progress(),
      settlementPreview(round.id, actor),
    ])
    const page = confirmationPage(entries, progress, settlement)
    return view.render('pages/confirmation', { page, refusal: refusal?.message })
  }

  async store(ctx: HttpContext) {
    const { auth, request, response, session } = ctx
    const by = { actor: auth.getUserOrFail(), address: request.ip() }
    const round = await runningRound()
    const seen: unknown = request.input('seen')
    const chosen =
      typeof seen === 'string' ? { allSeen: seen } : { ids: chosenEntries(request.body()) }
    try {
      const { count, settled } = await confirmEntries(round, chosen, by)
      session.flash(
        'done',
        `已核实 ${count} 个项目。${settled ? '整份清单核实完，单位级管理机构已定。' : ''}`
      )
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason !== 'listChanged') throw error
      response.status(error.status)
      return this.create(ctx, error)
    }
    const query = verificationQuery(verificationFilters(request.qs()))
    return response.redirect().status(303).toPath(`/roster/verification${query}`)
  }
}
