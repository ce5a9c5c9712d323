import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** Rows of one statement whose bindings have names (`:round`), each used as often as it takes. */
export async function named<Row>(
  statement: string,
  bindings: Record<string, string | number>,
  client: QueryClientContract = db.connection()
): Promise<Row[]> {
  const { rows } = await client.rawQuery<{ rows: Row[] }>(statement, bindings)
  return rows
}
