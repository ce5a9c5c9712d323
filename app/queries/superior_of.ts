import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import { sql } from '#queries/sql'

/**
 * The nearest enabled manager above an account, levels without one skipped; null above the nation.
 * Inside a transaction it stays enabled until that ends: who disables it waits.
 */
export async function superiorOf(
  { id, path, isRespondent }: Account,
  client: QueryClientContract = db.connection()
): Promise<{ id: number; name: string } | null> {
  const [superior] = await sql<{ id: number; name: string }>(
    `SELECT id, name FROM accounts
      WHERE path @> ?::ltree AND role <> 'respondent' AND office_id IS NULL AND id <> ?
        AND (? OR nlevel(path) < nlevel(?::ltree)) AND (enabled OR role = 'nation')
      ORDER BY nlevel(path) DESC, id LIMIT 1 ${client.isTransaction ? 'FOR SHARE' : ''}`,
    [path, id, isRespondent, path],
    client
  )
  return superior ?? null
}
