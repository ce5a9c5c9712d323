import type { Action, PlacingAction } from '#models/report/flow'
import type { ReturnMark } from '#models/report/returnable'
import { sql } from '#queries/sql'

/** What was done last with a report, by whom, and what a return has said. */
export interface LastAct {
  id: number
  action: Action | PlacingAction
  actorId: number | null
  reason: string | null
  /** Null where nothing can be marked. */
  marks: ReturnMark[] | null
}

/** The latest event of a report; undefined before the first. */
export async function lastAct(reportId: number): Promise<LastAct | undefined> {
  const [act] = await sql<LastAct>(
    `SELECT id, action, actor_id AS "actorId", reason, details -> 'marks' AS marks
       FROM report_events WHERE report_id = ? ORDER BY id DESC LIMIT 1`,
    [reportId]
  )
  return act
}
