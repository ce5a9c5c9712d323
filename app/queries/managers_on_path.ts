import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { DeadlineLink } from '#models/report/deadline'
import type { Level } from '#models/report/flow'
import { sql } from '#queries/sql'

export interface ManagerOnPath {
  id: number
  name: string
  role: Level
}

/** A report on its way: its path, and the account that it leaves; null: its respondent. */
export interface Leaving {
  path: string
  leaves: number | null
}

/**
 * The manager at which each report waits next: the lowest enabled one on its path above whom it
 * leaves; undefined where only the nation is left. Levels without an active account are skipped.
 * One statement, however many.
 */
export async function nextManagers(
  leaving: readonly Leaving[],
  client: QueryClientContract
): Promise<(ManagerOnPath | undefined)[]> {
  const rows = await sql<ManagerOnPath & Leaving>(
    `SELECT DISTINCT ON (one.path, one.leaves) one.path::text, one.leaves, a.id, a.name, a.role
       FROM (SELECT DISTINCT path::ltree, leaves FROM json_to_recordset(?::json) AS r (path text, leaves bigint)) one
         LEFT JOIN accounts h ON h.id = one.leaves JOIN accounts a ON a.path @> one.path
      WHERE a.role NOT IN ('respondent', 'nation') AND a.enabled
        AND (h.id IS NULL OR nlevel(a.path) < nlevel(h.path))
      ORDER BY one.path, one.leaves, nlevel(a.path) DESC, a.id`,
    [JSON.stringify(leaving)],
    client
  )
  const found = new Map(rows.map(({ path, leaves, ...next }) => [`${path} ${leaves}`, next]))
  return leaving.map(({ path, leaves }) => found.get(`${path} ${leaves}`))
}

/** Every date set on the path of a report, nearest first (D3). */
export async function deadlineLinks(
  path: string,
  roundId: number,
  client: QueryClientContract = db.connection()
): Promise<DeadlineLink[]> {
  return sql<DeadlineLink>(
    `SELECT a.name, a.role, d.filing_deadline AS filing, d.review_deadline AS review
       FROM accounts a LEFT JOIN deadlines d ON d.account_id = a.id AND d.round_id = ?
      WHERE a.path @> ?::ltree AND a.role NOT IN ('respondent', 'nation')
      ORDER BY nlevel(a.path) DESC, a.id`,
    [roundId, path],
    client
  )
}
