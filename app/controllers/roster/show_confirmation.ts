import type { HttpContext } from '@adonisjs/core/http'
import type Refusal from '#exceptions/refusal'
import Round from '#models/round'
import { confirmationPage } from '#presenters/confirmation_page'
import { openEntries } from '#queries/open_entries'
import { RosterVerification } from '#queries/roster_verification'
import { settlementPreview } from '#queries/settlement_preview'
import { verificationFilters } from '#validators/verification'

/** What follows from verifying the whole list; with `refusal` when the list has changed meanwhile. */
export async function showConfirmation({ auth, view }: HttpContext, refusal?: Refusal) {
  const actor = auth.getUserOrFail()
  const round = await Round.listedOrFail()
  const list = new RosterVerification(actor, round.id, verificationFilters({}))
  const [entries, progress, settlement] = await Promise.all([
    openEntries(round.id, actor),
    list.progress(),
    settlementPreview(round.id, actor),
  ])
  const page = confirmationPage(entries, progress, settlement)
  return view.render('pages/confirmation', { page, refusal: refusal?.message })
}
