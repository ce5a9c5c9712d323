import type Report from '#models/report'
import { sql } from '#queries/sql'

export interface StoredRow {
  id: string
  cells: Record<string, { raw: string; v: number }>
}

/** The text stored for an answer and its version; null when there is none. */
export async function storedAnswer(report: Report, code: string) {
  const [answer] = await sql<{ raw: string; version: number; source: string }>(
    'SELECT raw, version, source FROM answers WHERE report_id = ? AND code = ?',
    [report.id, code]
  )
  return answer ?? null
}

/** The rows of a table in their order, removed ones left out. */
export function storedRows(report: Report, table: string): Promise<StoredRow[]> {
  return sql<StoredRow>(
    `SELECT id, cells FROM table_rows
      WHERE report_id = ? AND table_code = ? AND deleted_at IS NULL ORDER BY position, id`,
    [report.id, table]
  )
}

/** How often a report was moved by this action. */
export async function eventCount(report: Report, action: string): Promise<number> {
  const events = await sql('SELECT FROM report_events WHERE report_id = ? AND action = ?', [
    report.id,
    action,
  ])
  return events.length
}
