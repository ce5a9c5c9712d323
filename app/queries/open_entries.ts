import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import { sql } from '#queries/sql'

/** How far a manager is with its part of the list. */
export interface OpenEntries {
  total: number
  /** Not verified by this manager yet. */
  open: number
  /** Which ones are open: the same text only for the same ones. */
  stamp: string
}

export async function openEntries(
  roundId: number,
  actor: Account,
  client?: QueryClientContract
): Promise<OpenEntries> {
  const [entries] = await sql<OpenEntries>(
    `SELECT count(*)::int AS total, (count(*) FILTER (WHERE c.account_id IS NULL))::int AS open,
       md5(coalesce(string_agg(r.roster_entry_id::text, ',' ORDER BY r.roster_entry_id)
         FILTER (WHERE c.account_id IS NULL), '')) AS stamp
       FROM reports r LEFT JOIN roster_confirmations c
         ON c.roster_entry_id = r.roster_entry_id AND c.account_id = ?
      WHERE r.round_id = ? AND r.path <@ ?::ltree`,
    [actor.office, roundId, actor.path],
    client
  )
  return entries
}
