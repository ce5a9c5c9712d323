import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { sql } from '#queries/sql'

/** A manager with everybody who acts for it: at the nation several people do (L2). */
export interface Office {
  id: number
  path: string
  people: { id: number; address: string | null }[]
}

/**
 * The enabled managers at or above any of these paths. Who has given the same address for several
 * accounts of one office stands there once.
 */
export function officesAbove(
  paths: readonly string[],
  client: QueryClientContract
): Promise<Office[]> {
  return sql<Office>(
    `WITH person AS (
       SELECT DISTINCT ON (office, lower(address)) * FROM (
         SELECT coalesce(office_id, id) AS office, id, path, btrim(contact_email) AS address
           FROM accounts WHERE role <> 'respondent' AND enabled AND path @> ANY(?::ltree[])) known
        ORDER BY office, lower(address), id
     )
     SELECT office AS id, path::text, json_agg(json_build_object('id', id, 'address', address)) AS people
       FROM person GROUP BY office, path`,
    [paths],
    client
  )
}
