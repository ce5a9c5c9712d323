import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import { isId } from '#validators/is_id'

/** The report with this id, if the actor may see it; for everybody else there is none. */
export async function reportOf(actor: Account, id: unknown) {
  const known = isId(id) ? await actor.reports().where('id', Number(id)).first() : null
  if (!known) throw refusals.noSuchReport()
  return known
}
