import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#models/journal'
import type Round from '#models/round'
import { settleUnits } from '#models/tree/settle_units'
import { sql } from '#queries/sql'

/** Provinces over a path, or below it, of which every line is verified, and whose units are not settled. */
const WHOLE = `
  SELECT a.id, a.path::text FROM accounts a
   WHERE (a.path @> ?::ltree OR a.path <@ ?::ltree) AND nlevel(a.path) = 2 AND a.role NOT IN ('respondent', 'nation') AND a.enabled
     AND NOT EXISTS (SELECT FROM settlements s WHERE s.round_id = ? AND s.account_id = a.id)
     AND EXISTS (SELECT FROM reports r WHERE r.round_id = ? AND r.path <@ a.path)
     AND NOT EXISTS (SELECT FROM reports r LEFT JOIN roster_confirmations c
                       ON c.roster_entry_id = r.roster_entry_id AND c.account_id = a.id
                      WHERE r.round_id = ? AND r.path <@ a.path AND c.account_id IS NULL)`

/**
 * Settles the units of the provinces over this path or below it of which no line is open (R3), whether
 * the last one was verified or has left; behind `lockTree`, in the transaction of that. Gives whether
 * any was settled with this.
 */
export async function settleWhole(
  round: Round,
  path: string,
  by: Actor,
  trx: TransactionClientContract
): Promise<boolean> {
  const { id } = round
  const whole = await sql<{ id: number; path: string }>(WHOLE, [path, path, id, id, id], trx)
  let isAny = false
  for (const province of whole) {
    if (await settleUnits(round, province, by, trx)) isAny = true
  }
  return isAny
}
