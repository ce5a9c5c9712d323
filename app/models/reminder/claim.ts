import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { FILLABLE, type State } from '#models/report/flow'
import { before } from '#models/report/deadline'
import { sql } from '#queries/sql'

/** Whom a reminder really goes to: one report of a digest. */
export interface Claimed {
  reportId: number
  accountId: number | null
  email: string | null
  number: string
  title: string
  state: State
  closesAt: string
  isOver: boolean
}

/** Addresses of one turn: keeps transactions short and the progress moving. */
const TURN = 100

const OPEN = FILLABLE.map((state) => `'${state}'`).join(', ')

/**
 * Takes the next reports of a reminder that nobody has been reminded of for so many hours, all of an
 * address together; `tell` writes to them in the same transaction. Of two managers at the same
 * moment one takes a report. Gives null when nothing is left.
 */
export async function claimNext(
  reminderId: number,
  hours: number,
  tell: (claimed: Claimed[], trx: TransactionClientContract) => Promise<void>
): Promise<Claimed[] | null> {
  return db.transaction(async (trx) => {
    const next = await sql<{ id: number }>(NEXT, [reminderId, reminderId, TURN], trx)
    if (next.length === 0) return null
    const ids = next.map(({ id }) => id)
    await sql(LEAVE_OUT, [reminderId, ids], trx)
    await sql(TAKE, [reminderId, reminderId, ids, hours], trx)
    await sql(SETTLE, [reminderId, ids], trx)
    const claimed = await sql<Claimed>(CLAIMED, [reminderId, ids], trx)
    await tell(claimed, trx)
    return claimed
  })
}

const NEXT = `
  SELECT report_id AS id FROM reminder_entries WHERE reminder_id = ? AND outcome = 'pending'
    AND coalesce(email, report_id::text) IN (
      SELECT coalesce(email, report_id::text) FROM reminder_entries
       WHERE reminder_id = ? AND outcome = 'pending' GROUP BY 1 ORDER BY 1 LIMIT ?)
   ORDER BY 1 FOR UPDATE`

const LEAVE_OUT = `
  UPDATE reminder_entries e SET outcome = 'handed_in' FROM reports r
   WHERE e.reminder_id = ? AND e.report_id = ANY(?::bigint[]) AND r.id = e.report_id AND r.state NOT IN (${OPEN})`

/** In the order of ids, so that two that take the same never wait for each other in a ring. */
const TAKE = `
  INSERT INTO last_reminders AS last (report_id, reminder_id, reminded_at)
  SELECT report_id, ?, survey_now() FROM reminder_entries
   WHERE reminder_id = ? AND report_id = ANY(?::bigint[]) AND outcome = 'pending' ORDER BY report_id
  ON CONFLICT (report_id) DO UPDATE SET reminder_id = excluded.reminder_id, reminded_at = excluded.reminded_at
   WHERE last.reminded_at <= survey_now() - make_interval(hours => ?)`

const SETTLE = `
  UPDATE reminder_entries e
     SET outcome = CASE WHEN last.reminder_id = e.reminder_id THEN 'told' ELSE 'recent' END,
         told_at = CASE WHEN last.reminder_id = e.reminder_id THEN survey_now() END
    FROM last_reminders last
   WHERE e.reminder_id = ? AND e.report_id = ANY(?::bigint[]) AND e.outcome = 'pending'
     AND last.report_id = e.report_id`

const CLAIMED = `
  SELECT r.id AS "reportId", r.account_id AS "accountId", e.email, p.number, p.title, r.state,
         r.closes_at AS "closesAt", NOT ${before('r.closes_at')} AS "isOver"
    FROM reminder_entries e JOIN reports r ON r.id = e.report_id JOIN projects p ON p.id = r.project_id
   WHERE e.reminder_id = ? AND e.outcome = 'told' AND e.report_id = ANY(?::bigint[])
   ORDER BY e.email, p.number`
