import db from '@adonisjs/lucid/services/db'
import { ReminderSchema } from '#database/schema'
import type Account from '#models/account'
import { record, type Actor } from '#models/journal'
import type Round from '#models/round'
import Task from '#models/task'
import { chosenIn, type ReportList } from '#queries/collection/report_list'
import { sharedAddress } from '#queries/report_email'
import { sql } from '#queries/sql'

export const LONGEST_NOTE = 500

/** What happened to one report of a reminder; `sending`: the message is there, the mail is on its way. */
export type ReminderOutcome =
  'pending' | 'mailed' | 'sending' | 'failed' | 'no_email' | 'recent' | 'handed_in'

/** Of reminder entries `e` and their mails `m`. */
export const OUTCOME = `CASE
  WHEN e.outcome <> 'told' THEN e.outcome
  WHEN e.mail_id IS NULL THEN 'no_email'
  WHEN m.sent_at IS NOT NULL THEN 'mailed'
  WHEN m.given_up_at IS NOT NULL THEN 'failed' ELSE 'sending' END`

interface Asked {
  round: Round
  list: ReportList
  /** Ids of the reports; null for all of the list. */
  reports: readonly number[] | null
  note: string
}

/** A manager reminds respondents who have not submitted (P3). */
export default class Reminder extends ReminderSchema {
  /**
   * Keeps what is to be sent and to whom, in one transaction with its journal entry and its task; who
   * is meant is settled now, whoever submits later is left out when it is sent.
   */
  static async ask(asked: Asked, by: Actor): Promise<Task> {
    const { actor } = by
    return db.transaction(async (trx) => {
      const { round, note } = asked
      const reminder = await Reminder.create(
        { roundId: round.id, senderId: actor.id, path: actor.path, note },
        { client: trx }
      )
      const chosen = chosenIn(asked.list, asked.reports)
      const rows = await sql<{ id: number }>(
        `INSERT INTO reminder_entries (reminder_id, report_id, email)
         SELECT ?, r.id, ${sharedAddress('r', 'entry')}
           FROM (SELECT r.* ${chosen.text}) r JOIN roster_entries entry ON entry.id = r.roster_entry_id
         RETURNING report_id AS id`,
        [reminder.id, ...chosen.values],
        trx
      )
      const details = { reports: rows.length, note }
      await record(
        {
          act: 'reminder.send',
          subject: 'reminders',
          subjectId: reminder.id,
          path: actor.path,
          details,
        },
        by,
        trx
      )
      return Task.ask('reminders.send', actor, { reminderId: reminder.id }, trx)
    })
  }

  /** Those that this account may see: sent by itself or below it. */
  static of(actor: Account) {
    return Reminder.query().whereRaw('path <@ ?::ltree', [actor.path])
  }
}
