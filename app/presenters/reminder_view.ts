import type { ReminderOutcome } from '#models/reminder'
import { beijing } from '#presenters/time'
import type { ReminderResult } from '#queries/reminder_result'

const WORDS: Record<ReminderOutcome, string> = {
  mailed: '站内消息和邮件都已发出',
  no_email: '没有邮箱，只发了站内消息，请打电话',
  failed: '邮件退回来了，请打电话',
  sending: '站内消息已发，邮件正在发',
  recent: '刚催过，这次没有再发',
  handed_in: '已经上报，不用再催',
  pending: '还没有发',
}

/** What became of a reminder: how many were told, and each that no mail has reached (P3). */
export function reminderView({ reminder, sender, counts, untold }: ReminderResult) {
  return {
    words: `${sender}，${beijing(reminder.createdAt.toJSDate())}`,
    note: reminder.note,
    counts: (Object.keys(WORDS) as ReminderOutcome[])
      .filter((outcome) => (counts[outcome] ?? 0) > 0 || outcome === 'mailed')
      .map((outcome) => ({ count: counts[outcome] ?? 0, words: WORDS[outcome] })),
    untold: untold.map(({ outcome, error, ...one }) => ({
      ...one,
      words: WORDS[outcome],
      error,
      style: outcome === 'failed' || outcome === 'no_email' ? 'warn' : '',
    })),
  }
}
