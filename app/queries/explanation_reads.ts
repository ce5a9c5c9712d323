import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { sql } from '#queries/sql'

/** Ids of the explanations of a report that this manager has opened in their present version (W4). */
export async function readExplanations(
  reportId: number,
  accountId: number,
  client: QueryClientContract = db.connection()
): Promise<Set<number>> {
  return readOfMany([reportId], accountId, client)
}

/** The same of many reports, all together: an explanation belongs to one report only. */
export async function readOfMany(
  reportIds: readonly number[],
  accountId: number,
  client: QueryClientContract
): Promise<Set<number>> {
  const rows = await sql<{ id: number }>(
    `SELECT e.id FROM explanations e
       JOIN explanation_reads r ON r.explanation_id = e.id AND r.version = e.version
      WHERE e.report_id = ANY(?) AND r.account_id = ?`,
    [reportIds, accountId],
    client
  )
  return new Set(rows.map((row) => row.id))
}
