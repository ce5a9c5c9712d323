import type Account from '#models/account'
import { sql } from '#queries/sql'

/** A reminder that was sent. Times are ISO 8601 texts. */
export interface SentReminder {
  id: number
  at: string
  by: string
  mailed: number
  total: number
}

/** The last ten of this account and those below it, latest first. */
export function lastReminders(actor: Account, roundId: number): Promise<SentReminder[]> {
  return sql<SentReminder>(
    `SELECT s.id, s.created_at AS at, a.name AS by,
            count(e.report_id) FILTER (WHERE m.sent_at IS NOT NULL) AS mailed, count(e.report_id) AS total
       FROM (SELECT * FROM reminders WHERE round_id = ? AND path <@ ?::ltree ORDER BY id DESC LIMIT 10) s
       JOIN accounts a ON a.id = s.sender_id LEFT JOIN reminder_entries e ON e.reminder_id = s.id
       LEFT JOIN outgoing_mails m ON m.id = e.mail_id
      GROUP BY s.id, s.created_at, a.name ORDER BY s.id DESC`,
    [roundId, actor.path]
  )
}
