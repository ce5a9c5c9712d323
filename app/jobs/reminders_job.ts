import { setTimeout as pause } from 'node:timers/promises'
import mail from '@adonisjs/mail/services/main'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { CarriedTask } from '#jobs/carried_task'
import { ReminderMail } from '#mails/reminder_mail'
import Account from '#models/account'
import Message from '#models/message'
import Reminder from '#models/reminder'
import { claimNext, unmailed, type Claimed } from '#models/reminder/claim'
import Round from '#models/round'
import type Task from '#models/task'
import { reminderLetter, type Sender } from '#presenters/reminder_letter'
import { reminderProgress } from '#queries/reminder_progress'
import { sql } from '#queries/sql'

/** Hours in which nobody is reminded twice, unless the round says otherwise. */
const PAUSE_HOURS = 24
/** Waits before each try of a mail, ms. */
const TRIES = [0, 500, 2000]

interface Sending {
  reminder: Reminder
  round: Round
  sender: Sender
}

/** Sends a reminder (P3): messages first, then one mail for each address. */
export default class RemindersJob extends CarriedTask {
  static options = { name: 'reminders.send', maxRetries: 0 }

  async work(task: Task) {
    const reminder = await Reminder.findOrFail(Number(task.input.reminderId))
    const [round, sender] = await Promise.all([
      Round.findOrFail(reminder.roundId),
      Account.findOrFail(reminder.senderId),
    ])
    const sending = { reminder, round, sender }
    const hours = round.settings.reminderPauseHours ?? PAUSE_HOURS
    await this.#mail(sending, await unmailed(reminder.id))
    for (;;) {
      const { done, total } = await reminderProgress(reminder.id)
      await task.reach(done, total)
      const claimed = await claimNext(reminder.id, hours, (all, trx) =>
        this.#tell(sending, all, trx)
      )
      if (!claimed) break
      await this.#mail(sending, claimed)
    }
    return { href: `/reminders/${reminder.id}` }
  }

  #tell({ reminder, round, sender }: Sending, claimed: Claimed[], trx: TransactionClientContract) {
    const letters = claimed.flatMap((one) => {
      if (one.accountId === null) return []
      const { body } = reminderLetter([one], {
        year: round.reportYear,
        note: reminder.note,
        sender,
      })
      return [
        {
          to: one.accountId,
          kind: 'reminder' as const,
          title: '催报：报表还没有上报',
          body,
          href: '/',
        },
      ]
    })
    return Message.send(letters, reminder.senderId, trx)
  }

  async #mail(sending: Sending, claimed: Claimed[]) {
    const addressed = claimed.filter(({ email }) => email !== null)
    for (const [email, reports] of Map.groupBy(addressed, (one) => one.email!)) {
      const error = await this.#send(sending, email, reports)
      const ids = reports.map(({ reportId }) => reportId)
      await sql(KEEP, [error ? 'failed' : 'mailed', error, sending.reminder.id, ids])
      if (error) await sql(RELEASE, [sending.reminder.id, ids])
    }
  }

  /** Gives why it could not be sent, or null. */
  async #send({ reminder, round, sender }: Sending, to: string, reports: Claimed[]) {
    const { note, site, id } = reminder
    const letter = reminderLetter(reports, { year: round.reportYear, note, sender })
    let error: string | null = null
    for (const wait of TRIES) {
      await pause(wait)
      error = await mail
        .send(new ReminderMail({ to, ...letter, site, key: `${id}-${reports[0].reportId}` }))
        .then(() => null)
        .catch((reason: Error) => reason.message.slice(0, 500))
      if (error === null) return null
    }
    return error
  }
}

const KEEP = `UPDATE reminder_entries SET outcome = ?, error = ? WHERE reminder_id = ? AND report_id = ANY(?::bigint[])`

/** Whom no mail has reached may be reminded again at once. */
const RELEASE = `DELETE FROM last_reminders WHERE reminder_id = ? AND report_id = ANY(?::bigint[])`
