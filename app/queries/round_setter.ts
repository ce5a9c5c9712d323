import type { SetBy } from '#queries/deadline_tree'
import { sql } from '#queries/sql'

/** Who set the dates of a round last, and now by the database's clock. */
export async function roundSetter(roundId: number): Promise<{ set: SetBy | null; now: string }> {
  const [row] = await sql<{ who: string | null; at: string | null; now: string }>(
    `SELECT a.name AS who, r.deadlines_set_at AS at, survey_now() AS now
       FROM rounds r LEFT JOIN accounts a ON a.id = r.deadlines_set_by WHERE r.id = ?`,
    [roundId]
  )
  const { who, at, now } = row
  return { set: who && at ? { who, at } : null, now }
}
