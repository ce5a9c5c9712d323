import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { sql } from '#queries/sql'

export interface OutcomeCounts {
  added: number
  changed: number
  skipped: number
  refused: number
  /** Rows that have something to say, whatever becomes of them. */
  remarked: number
}

/** How many rows of an import end how, in one statement. */
export async function countOutcomes(
  importId: number,
  client?: QueryClientContract
): Promise<OutcomeCounts> {
  const [counts] = await sql<OutcomeCounts>(
    `SELECT count(*) FILTER (WHERE outcome = 'added')::int AS added,
            count(*) FILTER (WHERE outcome = 'changed')::int AS changed,
            count(*) FILTER (WHERE outcome = 'skipped')::int AS skipped,
            count(*) FILTER (WHERE outcome = 'refused')::int AS refused,
            count(*) FILTER (WHERE remarks <> '[]')::int AS remarked
       FROM roster_import_rows WHERE import_id = ?`,
    [importId],
    client
  )
  return counts
}
