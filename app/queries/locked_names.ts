import { MOST_FAILURES } from '#models/account/failure_counter'
import { sql } from '#queries/sql'

/** User names that are locked now by wrong passwords (L7), whether or not an account has them. */
export async function lockedNames(): Promise<string[]> {
  const rows = await sql<{ name: string }>(
    `SELECT substring(key FROM 'password:account:(.*)$') AS name FROM rate_limits
      WHERE key LIKE '%password:account:%' AND points >= ?
        AND expire > extract(epoch FROM clock_timestamp()) * 1000`,
    [MOST_FAILURES]
  )
  return rows.map(({ name }) => name)
}
