import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import FormRefusal from '#exceptions/form_refusal'
import { refusals } from '#exceptions/refusals'
import type { State } from '#models/report/flow'
import { TOO_LATE, tooLate } from '#models/transfer/held_transfer'
import { sql } from '#queries/sql'

/** Numbers by what keeps them from being asked for: an open request (no state), or a state. */
const UNFIT = `
  SELECT state, array_agg(number ORDER BY number) AS numbers
    FROM (SELECT p.number, CASE WHEN EXISTS (SELECT FROM transfer_requests t
             WHERE t.roster_entry_id = r.roster_entry_id AND t.status = 'open'
               AND (t.form_id, t.reason, t.to_id) IS DISTINCT FROM (?::uuid, ?, ?::bigint))
             THEN NULL ELSE r.state END AS state
            FROM reports r JOIN projects p ON p.id = r.project_id WHERE r.roster_entry_id = ANY(?)) one
   WHERE state IS NULL OR state = ANY(?) GROUP BY state ORDER BY state NULLS FIRST`

/**
 * Refuses projects that can't be asked for (R4), all of them in the field where they were typed; those
 * that a first press of this form has asked for can, but not for something else.
 */
export async function refuseUnfit(
  ids: number[],
  { form, reason, toId }: { form: string; reason: string; toId: number | null },
  trx: TransactionClientContract
) {
  const bindings = [form, reason, toId, ids, TOO_LATE]
  const unfit = await sql<{ state: State | null; numbers: string[] }>(UNFIT, bindings, trx)
  if (unfit.length === 0) return
  const sentences = unfit.map(({ state, numbers }) => {
    const named = numbers.join('、')
    return state === null ? refusals.transferOpen(named) : tooLate(named, state)
  })
  const sentence = sentences.map(({ message }) => message).join('')
  throw new FormRefusal([{ field: 'numbers', sentence }])
}
