import type { HttpContext } from '@adonisjs/core/http'
import { showEntry } from '#controllers/roster/show_entry'
import { remarkOnEntry } from '#models/roster/remark_on_entry'
import Round from '#models/round'
import { rosterEntryOf } from '#queries/roster_entry_of'
import { remarkForm } from '#validators/verification'

/** What a manager notes about a line of the list (R2). */
export default class RemarksController {
  async store(ctx: HttpContext) {
    const { auth, params, request, response, session } = ctx
    const actor = auth.getUserOrFail()
    const round = await Round.listedOrFail()
    const { id } = await rosterEntryOf(actor, round.id, params.id)

    const { text, mistake } = remarkForm(request.body())
    if (mistake) {
      response.status(422)
      return showEntry(ctx, { mistake, typed: text })
    }
    await remarkOnEntry(round, id, text, { actor, address: request.ip() })
    session.flash('done', text ? '备注已保存。' : '备注已删除。')
    return response.redirect().status(303).toPath(`/roster/entries/${id}`)
  }
}
