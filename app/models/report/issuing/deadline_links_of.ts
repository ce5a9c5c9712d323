import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DeadlineLink } from '#models/report/deadline'
import { sql } from '#queries/sql'

/** The dates set on each of these paths, nearest first, in one statement (D3). */
export async function deadlineLinksOf(
  paths: readonly string[],
  roundId: number,
  trx: TransactionClientContract
): Promise<Map<string, DeadlineLink[]>> {
  const rows = await sql<DeadlineLink & { path: string }>(
    `SELECT p.path, a.name, a.role, d.filing_deadline AS filing, d.review_deadline AS review
       FROM (SELECT DISTINCT unnest(?::text[]) AS path) p
       JOIN accounts a ON a.path @> p.path::ltree AND a.role NOT IN ('respondent', 'nation')
       LEFT JOIN deadlines d ON d.account_id = a.id AND d.round_id = ?
      ORDER BY nlevel(a.path) DESC, a.id`,
    [paths, roundId],
    trx
  )
  return Map.groupBy(rows, ({ path }) => path)
}
