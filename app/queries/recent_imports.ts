import { sql } from '#queries/sql'

/** An import that somebody may come back to. Times are ISO 8601 texts. */
export interface RecentImport {
  id: number
  name: string
  state: string
  by: string
  at: string
}

const MOST = 10

/** The last imports of a round that were not given up, newest first. */
export function recentImports(roundId: number): Promise<RecentImport[]> {
  return sql<RecentImport>(
    `SELECT i.id, i.name, i.state, coalesce(a.contact_name, a.name) AS by, i.created_at AS at
       FROM roster_imports i JOIN accounts a ON a.id = i.account_id
      WHERE i.round_id = ? AND i.state <> 'dropped' ORDER BY i.id DESC LIMIT ${MOST}`,
    [roundId]
  )
}
