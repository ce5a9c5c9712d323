import type { HttpContext } from '@adonisjs/core/http'
import { showFormAgain } from '#controllers/show_form_again'
import Round from '#models/round'
import { datedTargets, transferPage } from '#presenters/transfer_pages'
import { filingDays } from '#queries/filing_days'
import { topManagers } from '#queries/top_managers'
import { transferOf } from '#queries/transfers'

/** The page of one request; with `error` as a refused form left it. */
export async function showTransfer(ctx: HttpContext, error?: unknown) {
  const { auth, params, request, session, view } = ctx
  const actor = auth.getUserOrFail()
  const transfer = await transferOf(actor, params.id)
  const round = await Round.findOrFail(transfer.roundId)
  const chosen = String(request.input('to', transfer.toId ?? ''))
  const managers = await topManagers()
  const days = await filingDays(
    managers.map(({ id }) => id),
    transfer.entryId
  )
  const shown = {
    page: transferPage(actor, round, transfer),
    choices: datedTargets(managers, days, transfer.fromId, chosen),
    done: session.flashMessages.get('done'),
  }
  if (error) return showFormAgain(ctx, 'pages/transfer', error, shown)
  return view.render('pages/transfer', { ...shown, typed: {} })
}
