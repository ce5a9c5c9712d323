import type { HttpContext } from '@adonisjs/core/http'
import Round from '#models/round'
import { takeBackEntries } from '#models/roster/take_back_entries'
import { chosenEntries, verificationFilters, verificationQuery } from '#validators/verification'

/** A manager takes back that it has verified some lines, until the level above has (R2). */
export default class WithdrawalsController {
  async store({ auth, request, response, session }: HttpContext) {
    const by = { actor: auth.getUserOrFail(), address: request.ip() }
    const count = await takeBackEntries(
      await Round.listedOrFail(),
      chosenEntries(request.body()),
      by
    )
    session.flash('done', `已撤回 ${count} 个项目的核实。`)
    const query = verificationQuery(verificationFilters(request.qs()))
    return response.redirect().status(303).toPath(`/roster/verification${query}`)
  }
}
