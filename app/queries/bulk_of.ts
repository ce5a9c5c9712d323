import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import BulkDecision from '#models/bulk_decision'
import { isId } from '#validators/is_id'

/** The bulk decision with this id, if the actor began it; for everybody else there is none. */
export async function bulkOf(actor: Account, id: unknown): Promise<BulkDecision> {
  const known = isId(id)
    ? await BulkDecision.query()
        .where({ id: Number(id), account_id: actor.id })
        .first()
    : null
  if (!known) throw refusals.noSuchBulk()
  return known
}
