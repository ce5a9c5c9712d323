import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { sql } from '#queries/sql'

/** A short text that is another when any row would end otherwise. */
export async function fingerprintOf(
  importId: number,
  trx: TransactionClientContract
): Promise<string> {
  const [{ fingerprint }] = await sql<{ fingerprint: string }>(
    `SELECT md5(coalesce(string_agg(outcome || coalesce(changes::text, '') || conflicts::text, ',' ORDER BY position), '')) AS fingerprint
       FROM roster_import_rows WHERE import_id = ?`,
    [importId],
    trx
  )
  return fingerprint
}
