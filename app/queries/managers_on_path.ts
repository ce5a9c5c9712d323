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

/**
 * The manager at which a report waits next: the lowest enabled one on its path, or the lowest above
 * `above`; null when only the nation is left. Levels without an active account are skipped.
 */
export async function nextManager(
  path: string,
  above: string | null,
  client: QueryClientContract
): Promise<ManagerOnPath | null> {
  const [manager] = await sql<ManagerOnPath>(
    `SELECT id, name, role FROM accounts
      WHERE path @> ?::ltree AND role NOT IN ('respondent', 'nation') AND enabled
        AND (?::text IS NULL OR nlevel(path) < nlevel(?::ltree))
      ORDER BY nlevel(path) DESC, id LIMIT 1`,
    [path, above, above],
    client
  )
  return manager ?? null
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
