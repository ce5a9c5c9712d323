import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Level } from '#models/report/flow'
import { sql } from '#queries/sql'

/** What a credential slip says about an account, and whom its holder can ask. */
export interface SlipFacts {
  userName: string
  name: string
  role: Level
  superior: string | null
  contactName: string | null
  contactPhone: string | null
}

/** In the order of the tree, so that a province can hand them on city by city. */
export function slipFacts(
  userNames: readonly string[],
  client: QueryClientContract
): Promise<SlipFacts[]> {
  return sql<SlipFacts>(
    `SELECT a.user_name AS "userName", a.name, a.role, s.name AS superior,
         s.contact_name AS "contactName", s.contact_phone AS "contactPhone"
       FROM accounts a LEFT JOIN accounts s ON s.id = coalesce(a.superior_id, a.office_id)
      WHERE a.user_name = ANY(?) ORDER BY a.path, a.user_name`,
    [userNames],
    client
  )
}
