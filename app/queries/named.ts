import db from '@adonisjs/lucid/services/db'

/** Rows of one statement whose bindings have names (`:round`), each used as often as it takes. */
export async function named<Row>(
  statement: string,
  bindings: Record<string, string | number>
): Promise<Row[]> {
  const { rows } = await db.rawQuery<{ rows: Row[] }>(statement, bindings)
  return rows
}
