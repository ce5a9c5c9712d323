import type { Mistake } from '#exceptions/form_refusal'
import { LONGEST_NOTE } from '#models/reminder'
import type { Measure } from '#queries/collection/measures'
import { unstorable } from '#validators/storable'

/** Of whom one can be reminded. */
export const REMINDABLE = [
  'unsubmitted',
  'not_started',
  'filling',
  'returned',
  'soon',
  'overdue',
] as const satisfies readonly Measure[]

/** The form of a reminder, as it can be used, and what is wrong with it. */
export interface RemindingForm {
  note: string
  /** Ids of the chosen reports; null for all of the list. */
  reports: number[] | null
  mistakes: Mistake[]
}

/** Reads `note`, `scope` (`all` or `chosen`) and the ids `reports`; anything else counts as not chosen. */
export function remindingForm(body: Record<string, unknown>): RemindingForm {
  const note = typeof body.note === 'string' ? body.note.replaceAll('\r\n', '\n').trim() : ''
  const unfit = unstorable(note, LONGEST_NOTE)
  const reports = body.scope === 'all' ? null : ids(body.reports)
  return {
    note,
    reports,
    mistakes: [
      ...(reports?.length === 0
        ? [{ field: 'reports', sentence: '没有选项目。请在要催的项目前面打勾，或者催全部。' }]
        : []),
      ...(unfit ? [{ field: 'note', sentence: unfit }] : []),
    ],
  }
}

function ids(given: unknown): number[] {
  const all = [given ?? []].flat().filter((id): id is string => typeof id === 'string')
  return [...new Set(all.filter((id) => /^[1-9]\d{0,14}$/.test(id)).map(Number))]
}
