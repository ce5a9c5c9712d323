import type { HttpContext } from '@adonisjs/core/http'
import { showTransfer } from '#controllers/transfers/show_transfer'
import { showFormAgain } from '#controllers/show_form_again'
import { showList } from '#controllers/show_list'
import { refusals } from '#exceptions/refusals'
import Round from '#models/round'
import { askTransfers } from '#models/transfer/ask_transfers'
import { formIdOf } from '#presenters/form_id'
import { targets, transfersPage } from '#presenters/transfer_pages'
import { numbersOf, ownProjects } from '#queries/own_projects'
import { topManagers } from '#queries/top_managers'
import { transfersOf } from '#queries/transfers'
import { pageNumber } from '#validators/page_number'
import { transferForm } from '#validators/transfer'
import { chosenEntries } from '#validators/verification'

/** Requests of provinces to give projects away (R4). */
export default class TransfersController {
  async index(ctx: HttpContext) {
    const { auth, request, session } = ctx
    const actor = auth.getUserOrFail()
    const round = await Round.listedOrLast()
    if (!round) throw refusals.roundClosed()
    const number = pageNumber(request.qs())
    const page = transfersPage(actor, round, await transfersOf(actor, round.id, number), number)
    return showList(ctx, 'pages/transfers', { page, done: session.flashMessages.get('done') })
  }

  async create({ auth, request, view }: HttpContext) {
    const actor = auth.getUserOrFail()
    const round = await Round.listedOrFail()
    const numbers = await numbersOf(actor, round.id, chosenEntries(request.qs()))
    const choices = targets(await topManagers(), actor.id, '', true)
    const typed = { numbers: numbers.join('\n') }
    return view.render('pages/transfer_form', { choices, typed, form: formIdOf() })
  }

  async store(ctx: HttpContext) {
    const { auth, request, response, session } = ctx
    const actor = auth.getUserOrFail()
    const round = await Round.listedOrFail()
    const form = formIdOf(request.input('form'))
    try {
      const { numbers, toId, reason } = transferForm(request.body())
      const entryIds = await ownProjects(actor, round.id, numbers)
      const asked = { entryIds, toId, reason, form }
      const ids = await askTransfers(round, asked, { actor, address: request.ip() })
      session.flash('done', `已申请迁出 ${ids.length} 个项目。国家批准以前，仍由您负责。`)
    } catch (error) {
      const choices = targets(await topManagers(), actor.id, String(request.input('to', '')), true)
      return showFormAgain(ctx, 'pages/transfer_form', error, { choices, form })
    }
    return response.redirect().status(303).toPath('/transfers')
  }

  async show(ctx: HttpContext) {
    return showTransfer(ctx)
  }
}
