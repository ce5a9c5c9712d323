import type { HttpContext } from '@adonisjs/core/http'
import { showTransfer } from '#controllers/transfers/show_transfer'
import FormRefusal from '#exceptions/form_refusal'
import type { Actor } from '#models/journal'
import { transferOf, type TransferFacts } from '#queries/transfers'

/** One decision about a request: found through the actor, done, told with what `act` adds; a refused form is shown again. */
export async function decideTransfer(
  ctx: HttpContext,
  done: string,
  act: (transfer: TransferFacts, by: Actor) => Promise<string | void>
) {
  const { auth, params, request, response, session } = ctx
  const actor = auth.getUserOrFail()
  const transfer = await transferOf(actor, params.id)
  try {
    const more = await act(transfer, { actor, address: request.ip() })
    session.flash('done', `${done}${more ?? ''}`)
  } catch (error) {
    if (error instanceof FormRefusal) return showTransfer(ctx, error)
    throw error
  }
  return response.redirect().status(303).toPath(`/transfers/${transfer.id}`)
}
