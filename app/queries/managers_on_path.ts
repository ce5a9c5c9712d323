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
 * By path, the manager at which a report waits next: the lowest enabled one on its path, or the
 * lowest above `above`; a path where only the nation is left is missing. Levels without an active
 * account are skipped.
 */
export async function nextManagers(
  paths: readonly string[],
  above: string | null,
  client: QueryClientContract
): Promise<Map<string, ManagerOnPath>> {
  const rows = await sql<ManagerOnPath & { path: string }>(
    `SELECT DISTINCT ON (one.path) one.path, a.id, a.name, a.role
       FROM (SELECT DISTINCT unnest(?::text[]) AS path) one JOIN accounts a ON a.path @> one.path::ltree
      WHERE a.role NOT IN ('respondent', 'nation') AND a.enabled
        AND (?::text IS NULL OR nlevel(a.path) < nlevel(?::ltree))
      ORDER BY one.path, nlevel(a.path) DESC, a.id`,
    [paths, above, above],
    client
  )
  return new Map(rows.map(({ path, ...manager }) => [path, manager]))
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
