import { MANAGERS, type Level } from '#models/report/flow'

export interface Tab {
  key: string
  label: string
  href: string
  levels: readonly Level[]
}

/** The work of a manager, in the order of a round; each level sees what is its business. */
const TABS: readonly Tab[] = [{ key: 'queue', label: '报表验收', href: '/queue', levels: MANAGERS }]

/** The tabs of this account; the same for every page. */
export function managerTabs({ role }: { role: Level }): Tab[] {
  return TABS.filter(({ levels }) => levels.includes(role))
}
