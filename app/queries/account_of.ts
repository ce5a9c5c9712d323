import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'

/** The account with this id below the actor; for everybody else there is none. */
export async function accountOf(actor: Account, id: unknown) {
  const known = /^\d{1,15}$/.test(String(id))
    ? await actor.below().where('id', Number(id)).first()
    : null
  if (!known) throw refusals.noSuchAccount()
  return known
}
