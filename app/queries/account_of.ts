import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import { isId } from '#validators/is_id'

/** The account with this id below the actor; for everybody else there is none. */
export async function accountOf(actor: Account, id: unknown) {
  const known = isId(id) ? await actor.below().where('id', Number(id)).first() : null
  if (!known) throw refusals.noSuchAccount()
  return known
}
