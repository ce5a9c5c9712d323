import { sql } from '#queries/sql'

/** The enabled managers right below the nation, in the order of their region codes. */
export function topManagers(): Promise<{ id: number; name: string }[]> {
  return sql(
    `SELECT id, name FROM accounts
      WHERE nlevel(path) = 2 AND role NOT IN ('respondent', 'nation') AND enabled ORDER BY region_code, id`
  )
}
