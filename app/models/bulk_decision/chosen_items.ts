import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#models/journal'
import type { Decision } from '#models/report/verdicts'
import type { Part } from '#queries/part'
import { sql } from '#queries/sql'

export interface Wanted extends Actor {
  action: Decision
  roundId: number
  /** Page and filters that the reports were chosen on. */
  origin: string
  /** `FROM …` giving reports r; with `marks`, what a return asks of each (a JSON list). */
  chosen: Part & { marks?: string }
  /** How many there must be: fewer means that one of them is not the actor's. */
  expected?: number
  /** What the reason begins with on the preview of a return. */
  reason?: string
}

/** Keeps which reports a bulk decision is about, with the latest event of each; gives their number. */
export async function chooseItems(
  bulkId: number,
  { text, values, marks = `'[]'` }: Wanted['chosen'],
  trx: TransactionClientContract
): Promise<number> {
  const rows = await sql(
    `INSERT INTO bulk_items (bulk_id, report_id, seen, marks)
     SELECT ?, r.id, coalesce((SELECT max(id) FROM report_events WHERE report_id = r.id), 0), ${marks} ${text}
     RETURNING report_id`,
    [bulkId, ...values],
    trx
  )
  return rows.length
}
