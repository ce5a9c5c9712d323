import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** Rows of one statement; every binding, null included, is passed on as it is. */
export async function sql<Row = Record<string, unknown>>(
  statement: string,
  bindings: unknown[] = [],
  client: QueryClientContract = db.connection()
): Promise<Row[]> {
  const { rows } = await client.rawQuery<{ rows: Row[] }>(statement, bindings as never)
  return rows
}
