import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import type Round from '#models/round'
import { sql } from '#queries/sql'

/**
 * Locks these lines of the actor's part of the list, or all of it, in the order of their ids; gives
 * the ids. A line that is not the actor's (any more) refuses all.
 */
export async function lockOwnEntries(
  round: Round,
  actor: Account,
  wanted: readonly number[] | 'all',
  trx: TransactionClientContract
): Promise<number[]> {
  const ids = wanted === 'all' ? null : wanted
  const locked = await sql<{ id: number }>(
    `SELECT e.id FROM roster_entries e JOIN reports r ON r.roster_entry_id = e.id
      WHERE r.round_id = ? AND r.path <@ ?::ltree AND (?::bigint[] IS NULL OR e.id = ANY(?))
      ORDER BY e.id FOR UPDATE OF e`,
    [round.id, actor.path, ids, ids],
    trx
  )
  if (ids && locked.length < new Set(ids).size) throw refusals.noSuchEntry()
  return locked.map(({ id }) => id)
}
