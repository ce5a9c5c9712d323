import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'

/** The report with this id, if the actor may see it; for everybody else there is none. */
export async function reportOf(actor: Account, id: unknown) {
  const known = /^\d{1,15}$/.test(String(id))
    ? await actor.reports().where('id', Number(id)).first()
    : null
  if (!known) throw refusals.noSuchReport()
  return known
}
