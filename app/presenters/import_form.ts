import { ROSTER_COLUMNS } from '#imports/roster/columns'
import type Round from '#models/round'
import { MOST_LIST_BYTES } from '#models/roster_import/receive_list'
import { beijingShort } from '#presenters/time'
import type { RecentImport } from '#queries/recent_imports'

const STATES: Record<string, string> = {
  reading: '正在读',
  read: '等确认',
  confirming: '正在导入',
  confirmed: '已导入',
}

/** The page that takes a list: what it has to hold, and the imports before. */
export function importForm(round: Round, recent: RecentImport[]) {
  return {
    year: round.reportYear,
    most: MOST_LIST_BYTES / 1024 / 1024,
    needed: ROSTER_COLUMNS.filter(({ isNeeded }) => isNeeded).map(({ label }) => label),
    others: ROSTER_COLUMNS.filter(({ isNeeded }) => !isNeeded)
      .map(({ label }) => label)
      .join('、'),
    recent: recent.map(({ id, name, state, by, at }) => ({
      href: `/roster/imports/${id}`,
      name,
      by,
      state: STATES[state],
      at: beijingShort(at),
    })),
  }
}
