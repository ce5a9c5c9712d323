import type Account from '#models/account'
import { queueFilter } from '#queries/queue_filter'
import type { Part } from '#queries/part'
import type { BulkForm } from '#validators/bulk'

/** The reports a manager has chosen for a bulk decision: by hand, or all that the filters show. */
export async function chosenReports(
  actor: Account,
  roundId: number,
  { isAll, ids, filters }: BulkForm
): Promise<{ chosen: Part; expected?: number }> {
  if (isAll) return { chosen: await queueFilter(actor, roundId, filters) }
  const text = 'FROM reports r WHERE r.id = ANY(?) AND r.round_id = ? AND r.path <@ ?::ltree'
  return { chosen: { text, values: [ids, roundId, actor.path] }, expected: ids.length }
}
