import type { Mistake } from '#exceptions/form_refusal'
import type Account from '#models/account'
import { listPage, type ListFacts } from '#presenters/collection/list_page'
import { MEASURE_WORDS } from '#presenters/collection/measure_words'
import { MESSAGE_TITLE, reminderLetter } from '#presenters/reminder_letter'
import { beijingShort } from '#presenters/time'
import type { SentReminder } from '#queries/last_reminders'
import type { ToldTogether } from '#queries/told_together'
import { collectionQuery } from '#validators/collection'
import { REMINDABLE } from '#validators/reminding'

interface Facts extends Omit<ListFacts, 'path'> {
  actor: Account
  /** The letter about the first row. */
  told: ToldTogether
  sent: SentReminder[]
  refused: { note: string; reports: number[] | null; mistakes: Mistake[] } | null
}

/** Where the note will stand. */
const NOTE_HERE = '（加的一句话放在这里）'

/** Whom to remind, with what they will read (P3). */
export function remindersPage(facts: Facts) {
  const { filters, round, rows, sent, refused } = facts
  const list = listPage({ ...facts, path: '/reminders' })
  const query = collectionQuery(filters)
  const chosen = new Set(refused?.reports ?? [])
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
    preview: rows.length > 0 ? preview(facts) : null,
    sent: sent.map(({ id, at, by, mailed, total }) => ({
      href: `/reminders/${id}`,
      at: beijingShort(at),
      words: `${by}催了 ${total} 个，邮件发出 ${mailed} 个`,
    })),
  }
}

/** What the first of the list will get: the mail, or the message where no mail goes. */
function preview({ actor, round, rows, told, refused }: Facts) {
  const reports = rows
    .filter(({ id }) => told.reports.includes(id))
    .toSorted((one, other) => one.number.localeCompare(other.number))
  const note = refused?.note || NOTE_HERE
  const letter = reminderLetter(reports, { year: round.reportYear, note, sender: actor })
  if (told.address === null)
    return {
      ...letter,
      subject: MESSAGE_TITLE,
      hint: `${rows[0].number} 没有能用的邮箱，只收站内消息。`,
    }
  return { ...letter, hint: `这是给 ${told.address} 的邮件，列出本页上用这个邮箱的项目。` }
}
