import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { CarriedTask } from '#jobs/carried_task'
import { sendDueMails } from '#mails/send_due_mails'
import Account from '#models/account'
import Message from '#models/message'
import OutgoingMail from '#models/outgoing_mail'
import Reminder from '#models/reminder'
import { claimNext, type Claimed } from '#models/reminder/claim'
import Round from '#models/round'
import type Task from '#models/task'
import { MESSAGE_TITLE, reminderLetter } from '#presenters/reminder_letter'
import { reminderProgress } from '#queries/reminder_progress'
import { sql } from '#queries/sql'

interface Sending {
  reminder: Reminder
  round: Round
  sender: Account
}

/**
 * Sends a reminder (P3): to each account a message, to each address one mail. Whom it has taken and
 * what it writes to them is one transaction, so a process that dies leaves nobody told twice.
 */
export default class RemindersJob extends CarriedTask {
  static options = { name: 'reminders.send', maxRetries: 0 }

  async work(task: Task) {
    const reminder = await Reminder.findOrFail(Number(task.input.reminderId))
    const [round, sender] = await Promise.all([
      Round.findOrFail(reminder.roundId),
      Account.findOrFail(reminder.senderId),
    ])
    const tell = (claimed: Claimed[], trx: TransactionClientContract) =>
      this.#tell({ reminder, round, sender }, claimed, trx)
    while (await claimNext(reminder.id, round.reminderPauseHours, tell)) {
      const { done, total } = await reminderProgress(reminder.id)
      await task.reach(done, total)
    }
    await sendDueMails()
    return { href: `/reminders/${reminder.id}` }
  }

  async #tell(sending: Sending, claimed: Claimed[], trx: TransactionClientContract) {
    const letters = claimed.flatMap((one) => {
      if (one.accountId === null) return []
      const { body } = letter(sending, [one])
      const said = { title: MESSAGE_TITLE, body, href: '/' }
      const isMailed = one.email !== null
      return [{ to: one.accountId, kind: 'reminder' as const, ...said, isMailed }]
    })
    await Message.send(letters, sending.reminder.senderId, trx)
    await this.#post(sending, claimed, trx)
  }

  async #post(sending: Sending, claimed: Claimed[], trx: TransactionClientContract) {
    const digests = Map.groupBy(claimed, ({ email }) => email)
    const mails = [...digests].map(([to, reports]) => {
      const isOne = reports.length === 1
      const accountId = isOne ? reports[0].accountId : null
      return { accountId, to, ...letter(sending, reports), href: '/login' }
    })
    const posted = await OutgoingMail.post(mails, trx)
    await sql(LINK, [JSON.stringify(posted), sending.reminder.id], trx)
  }
}

function letter({ reminder, round, sender }: Sending, reports: Claimed[]) {
  return reminderLetter(reports, { year: round.reportYear, note: reminder.note, sender })
}

const LINK = `
  UPDATE reminder_entries e SET mail_id = one.id
    FROM json_to_recordset(?::json) AS one (id bigint, recipient text)
   WHERE e.reminder_id = ? AND e.email = one.recipient AND e.outcome = 'told' AND e.mail_id IS NULL`
