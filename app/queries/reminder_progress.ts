import { sql } from '#queries/sql'

/** How many reports of a reminder are settled. */
export async function reminderProgress(id: number): Promise<{ done: number; total: number }> {
  const [progress] = await sql<{ done: number; total: number }>(
    `SELECT count(*) FILTER (WHERE outcome <> 'pending') AS done, count(*) AS total
       FROM reminder_entries WHERE reminder_id = ?`,
    [id]
  )
  return progress
}
