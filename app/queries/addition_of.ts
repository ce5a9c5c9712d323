import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import AdditionRequest from '#models/addition_request'

/** The request with this id that the actor has made or decides about; for everybody else there is none. */
export async function additionOf(actor: Account, id: unknown): Promise<AdditionRequest> {
  const known = await AdditionRequest.query()
    .where('id', Number(id))
    .whereHas('asker', (asker) => asker.whereRaw('accounts.path <@ ?::ltree', [actor.path]))
    .preload('asker')
    .preload('round')
    .first()
  if (!known) throw refusals.noSuchAddition()
  return known
}
