import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record, type Actor } from '#models/journal'
import { keepDeadlines } from '#models/report/closing'
import { MANAGERS, type PlacingAction } from '#models/report/flow'
import type Round from '#models/round'
import { commonPath } from '#models/tree/common_path'
import { sql } from '#queries/sql'

/** A report and the lowest manager that it answers to from now on. */
export interface Placement {
  reportId: number
  managerId: number
}

/** Why reports are placed anew, and who does it. */
export interface PlacingCause extends Actor {
  action: PlacingAction
  /** Shown in the history of each report. */
  reason?: string
  details?: Record<string, unknown>
}

const ORDER = `array[${MANAGERS.map((level) => `'${level}'`).join(', ')}]`
const rank = (role: string) => `array_position(${ORDER}, ${role})`

/** Enabled managers on the new path, below the nation. */
const ON_PATH = `FROM accounts a
  WHERE a.path @> m.path AND a.enabled AND a.role NOT IN ('respondent', 'nation')`

/** Acceptances since the report was last submitted, each by the level it is for, whoever acted in its place. */
const ACCEPTED = `FROM report_events e JOIN accounts b ON b.id = e.from_waiting_at
  WHERE e.report_id = r.id AND e.action = 'accept'
    AND e.id > (SELECT max(id) FROM report_events WHERE report_id = r.id AND action = 'submit')`

/** What waits at the nation for want of anybody else goes on above the last level that accepted it. */
const FLOOR = `CASE WHEN holder.role <> 'nation' THEN ${rank('holder.role')}
  ELSE coalesce((SELECT max(${rank('b.role')}) + 1 ${ACCEPTED}), 1) END`

const PLACE = `
  WITH placed AS (
    SELECT r.id, r.account_id, r.state, r.path AS from_path, m.path, m.id AS manager_id,
        r.waiting_at AS from_waiting, CASE WHEN r.state = 'submitted' THEN coalesce(
          (SELECT a.id ${ON_PATH} AND ${rank('a.role')} >= ${FLOOR} ORDER BY nlevel(a.path) DESC, a.id LIMIT 1),
          (SELECT a.id ${ON_PATH} AND NOT EXISTS (SELECT ${ACCEPTED} AND b.path @> m.path
              AND ${rank('b.role')} >= ${rank('a.role')}) ORDER BY nlevel(a.path), a.id LIMIT 1),
          (SELECT id FROM accounts WHERE role = 'nation' AND office_id IS NULL ORDER BY id LIMIT 1)
        ) END AS to_waiting
      FROM json_to_recordset(?::json) AS one ("reportId" bigint, "managerId" bigint)
      JOIN reports r ON r.id = one."reportId" AND r.round_id = ?
      JOIN accounts m ON m.id = one."managerId"
      LEFT JOIN accounts holder ON holder.id = r.waiting_at
  ), moved AS (
    UPDATE reports SET path = placed.path, waiting_at = to_waiting,
        opened_at = CASE WHEN to_waiting IS NOT DISTINCT FROM from_waiting THEN opened_at END
      FROM placed WHERE reports.id = placed.id
        AND (reports.path <> placed.path OR from_waiting IS DISTINCT FROM to_waiting)
    RETURNING reports.id
  ), followed AS (
    UPDATE accounts SET path = placed.path, superior_id = placed.manager_id
      FROM placed WHERE accounts.id = placed.account_id AND accounts.role = 'respondent'
        AND (accounts.path <> placed.path OR accounts.superior_id <> placed.manager_id)
  ), told AS (
    INSERT INTO report_events (report_id, action, actor_id, actor_address, from_state, to_state,
        from_waiting_at, to_waiting_at, reason, details, data_version)
    SELECT placed.id, ?, ?, ?, state, state, from_waiting, to_waiting, ?,
        ?::jsonb || jsonb_build_object('from', from_path::text, 'to', path::text), greatest(
          coalesce((SELECT max(data_version) FROM answers WHERE report_id = placed.id), 0),
          coalesce((SELECT max(data_version) FROM table_rows WHERE report_id = placed.id), 0))
      FROM placed JOIN moved ON moved.id = placed.id ORDER BY placed.id
  )
  SELECT placed.id, placed.path::text FROM placed JOIN moved ON moved.id = placed.id`

/**
 * The only way a report gets below another manager (R3, R4): paths, respondents' accounts, where
 * submitted reports wait, deadlines, an event for each report, a journal entry; a fixed number of
 * statements, all in the transaction of the change, after `lockTree`. A submitted report goes on
 * waiting at the same level, where that has nobody at the next one above; what was accepted stays
 * accepted (docs/decisions/0014-placing.md). Also mends where reports wait after a manager on their
 * path was enabled or disabled. Gives the ids of the reports that moved.
 */
export async function placeReports(
  round: Round,
  placements: readonly Placement[],
  cause: PlacingCause,
  trx: TransactionClientContract
): Promise<number[]> {
  const ids = placements.map(({ reportId }) => reportId)
  // In one order, so that two of these never wait for each other; read again behind the locks.
  await sql('SELECT FROM reports WHERE id = ANY(?) ORDER BY id FOR UPDATE', [ids], trx)
  const moved = await place(round, placements, cause, trx)
  if (moved.length === 0) return []

  const path = commonPath(moved.map((one) => one.path))
  await keepDeadlines(round, path, trx)
  const details = { cause: cause.action, reports: moved.length, ...cause.details }
  await record(
    { act: 'reports.place', subject: 'rounds', subjectId: round.id, path, details },
    cause,
    trx
  )
  return moved.map(({ id }) => id)
}

function place(
  round: Round,
  placements: readonly Placement[],
  { action, actor, address, reason, details = {} }: PlacingCause,
  trx: TransactionClientContract
) {
  const told = [action, actor.id, address, reason ?? null, JSON.stringify(details)]
  return sql<{ id: number; path: string }>(
    PLACE,
    [JSON.stringify(placements), round.id, ...told],
    trx
  )
}
