import type { Mistake } from '#exceptions/form_refusal'
import type Account from '#models/account'
import { listPage, type ListFacts } from '#presenters/collection/list_page'
import { MEASURE_WORDS } from '#presenters/collection/measure_words'
import { reminderLetter } from '#presenters/reminder_letter'
import { beijingShort } from '#presenters/time'
import type { SentReminder } from '#queries/last_reminders'
import { collectionQuery } from '#validators/collection'
import { REMINDABLE } from '#validators/reminding'

interface Facts extends Omit<ListFacts, 'path'> {
  actor: Account
  sent: SentReminder[]
  refused: { note: string; reports: number[] | null; mistakes: Mistake[] } | null
}

/** Where the note will stand. */
const NOTE_HERE = '（加的一句话放在这里）'

/** Whom to remind, with what they will read (P3). */
export function remindersPage(facts: Facts) {
  const { actor, filters, round, rows, sent, refused } = facts
  const list = listPage({ ...facts, path: '/reminders' })
  const query = collectionQuery(filters)
  const chosen = new Set(refused?.reports ?? [])
  const sample = rows.slice(0, 2)
  return {
    ...list,
    rows: list.rows.map((row) => ({ ...row, chosen: chosen.has(row.id) })),
    choices: REMINDABLE.map((value) => ({
      value,
      label: MEASURE_WORDS[value],
      chosen: value === filters.show,
    })),
    action: `/reminders${query}`,
    excel: `/reminders.xlsx${query}`,
    pauseHours: round.reminderPauseHours,
    note: refused?.note ?? '',
    mistakes: Object.fromEntries((refused?.mistakes ?? []).map((one) => [one.field, one.sentence])),
    preview: reminderLetter(sample, {
      year: round.reportYear,
      note: refused?.note || NOTE_HERE,
      sender: actor,
    }),
    sent: sent.map(({ id, at, by, mailed, total }) => ({
      href: `/reminders/${id}`,
      at: beijingShort(at),
      words: `${by}催了 ${total} 个，邮件发出 ${mailed} 个`,
    })),
  }
}
