import { sql } from '#queries/sql'

/** How far a bulk decision is: of its items those with this mark, and all. */
export async function settledItems(
  bulkId: number,
  mark: 'examined' | 'settled'
): Promise<{ done: number; total: number }> {
  const [counts] = await sql<{ done: number; total: number }>(
    `SELECT count(*) FILTER (WHERE ${mark}) AS done, count(*) AS total FROM bulk_items WHERE bulk_id = ?`,
    [bulkId]
  )
  return counts
}
