import { sql } from '#queries/sql'

/** An explanation in the version that a manager has before it. */
export interface SeenExplanation {
  id: number
  version: number
}

/**
 * Marks explanations of a report as opened by a manager (W4). One that has been rewritten since the
 * page was made stays unread. Gives how many stand as read in the version seen.
 */
export async function markRead(
  reportId: number,
  accountId: number,
  seen: SeenExplanation[]
): Promise<number> {
  const rows = await sql(
    `WITH seen AS (
       SELECT x.id, x.version FROM explanations x
         JOIN json_to_recordset(?::json) AS s (id bigint, version integer) ON s.id = x.id AND s.version = x.version
        WHERE x.report_id = ?
     ), written AS (
       INSERT INTO explanation_reads (explanation_id, version, account_id)
       SELECT id, version, ? FROM seen ON CONFLICT DO NOTHING)
     SELECT id FROM seen`,
    [JSON.stringify(seen), reportId, accountId]
  )
  return rows.length
}
