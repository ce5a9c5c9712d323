import { topIn } from '#models/tree/is_top'
import { sql } from '#queries/sql'

/** The enabled managers that are top (`isTop`), in the order of their region codes. */
export function topManagers(): Promise<{ id: number; name: string }[]> {
  return sql(
    `SELECT id, name FROM accounts
      WHERE ${topIn('accounts')} AND enabled ORDER BY region_code, id`
  )
}
