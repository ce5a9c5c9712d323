import type { State } from '#models/report/flow'
import type { ReturnMark } from '#models/report/returnable'
import { sql } from '#queries/sql'

/** Lines shown of each reason on the page; the file holds all of them. */
export const LINES_SHOWN = 50

/** One report as it is now. */
export interface BulkLine {
  id: number
  number: string
  title: string
  unit: string | null
  state: State
  /** At whom it waits: id and name; null where it waits at nobody. */
  holderId: number | null
  holder: string | null
}

export interface RefusedLine extends BulkLine {
  refusal: string
  sentence: string
}

export interface BulkOutcome {
  total: number
  /** Will be decided, or has been. */
  passing: number
  done: number
  refused: { refusal: string; count: number }[]
  /** Up to LINES_SHOWN of each reason. */
  lines: RefusedLine[]
  /** Up to LINES_SHOWN of what passes, with what a return asks. */
  passingLines: (BulkLine & { marks: ReturnMark[] })[]
}

const LINE = `r.id, p.number, p.title, e.unit_name AS unit, r.state, r.waiting_at AS "holderId", h.name AS holder`
const JOINS = `JOIN reports r ON r.id = i.report_id JOIN projects p ON p.id = r.project_id
         JOIN roster_entries e ON e.id = r.roster_entry_id LEFT JOIN accounts h ON h.id = r.waiting_at`

/** What becomes of the reports of a bulk decision, before and after it (W5). Three statements. */
export async function bulkOutcome(bulkId: number): Promise<BulkOutcome> {
  const [counts] = await sql<Omit<BulkOutcome, 'lines' | 'passingLines'>>(
    `SELECT count(*) AS total, count(*) FILTER (WHERE refusal IS NULL) AS passing,
        count(event_id) AS done,
        coalesce((SELECT json_agg(json_build_object('refusal', refusal, 'count', n) ORDER BY n DESC, refusal)
          FROM (SELECT refusal, count(*) AS n FROM bulk_items
            WHERE bulk_id = ? AND refusal IS NOT NULL GROUP BY refusal) by_reason), '[]') AS refused
       FROM bulk_items WHERE bulk_id = ?`,
    [bulkId, bulkId]
  )
  const passingLines = await sql<BulkOutcome['passingLines'][number]>(
    `SELECT ${LINE}, i.marks
       FROM (SELECT * FROM bulk_items WHERE bulk_id = ? AND refusal IS NULL ORDER BY report_id LIMIT ?) i
         ${JOINS} ORDER BY p.number`,
    [bulkId, LINES_SHOWN]
  )
  return { ...counts, lines: await refusedLines(bulkId, LINES_SHOWN), passingLines }
}

/** The refused reports, by reason; at most so many of each. */
export function refusedLines(bulkId: number, most: number): Promise<RefusedLine[]> {
  return sql<RefusedLine>(
    `SELECT ${LINE}, i.refusal, i.sentence
       FROM (SELECT *, row_number() OVER (PARTITION BY refusal ORDER BY report_id) AS n FROM bulk_items
              WHERE bulk_id = ? AND refusal IS NOT NULL) i
         ${JOINS}
      WHERE n <= ? ORDER BY i.refusal, p.number`,
    [bulkId, most]
  )
}
