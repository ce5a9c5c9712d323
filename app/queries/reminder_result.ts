import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import Reminder, { OUTCOME, type ReminderOutcome } from '#models/reminder'
import { sql } from '#queries/sql'
import { isId } from '#validators/is_id'

/** One report of a reminder that no mail has gone out for. */
export interface Untold {
  id: number
  number: string
  title: string
  email: string | null
  outcome: ReminderOutcome
  error: string | null
}

export interface ReminderResult {
  reminder: Reminder
  sender: string
  counts: Partial<Record<ReminderOutcome, number>>
  untold: Untold[]
}

const MOST_SHOWN = 500

/** What became of a reminder that this account may see; for everybody else there is none. */
export async function reminderResult(actor: Account, id: unknown): Promise<ReminderResult> {
  const reminder = isId(id) ? await Reminder.of(actor).where('id', Number(id)).first() : null
  if (!reminder) throw refusals.noSuchReminder()
  const [[{ sender, counts }], untold] = await Promise.all([
    sql<{ sender: string; counts: ReminderResult['counts'] | null }>(
      `SELECT (SELECT name FROM accounts WHERE id = ?) AS sender, (SELECT json_object_agg(outcome, n)
         FROM (SELECT ${OUTCOME} AS outcome, count(*) AS n
           FROM reminder_entries e LEFT JOIN outgoing_mails m ON m.id = e.mail_id WHERE e.reminder_id = ? GROUP BY 1) one) AS counts`,
      [reminder.senderId, reminder.id]
    ),
    sql<Untold>(
      `SELECT r.id, p.number, p.title, e.email, ${OUTCOME} AS outcome, m.error
         FROM reminder_entries e JOIN reports r ON r.id = e.report_id JOIN projects p ON p.id = r.project_id
         LEFT JOIN outgoing_mails m ON m.id = e.mail_id
        WHERE e.reminder_id = ? AND m.sent_at IS NULL ORDER BY outcome, p.number LIMIT ?`,
      [reminder.id, MOST_SHOWN]
    ),
  ])
  return { reminder, sender, counts: counts ?? {}, untold }
}
