import { MANAGERS, type Level } from '#models/report/flow'

export interface Tab {
  key: string
  label: string
  href: string
  levels: readonly Level[]
}

/** What everybody has, respondents too. */
export const accountTabs: readonly Omit<Tab, 'levels'>[] = [
  { key: 'messages', label: '消息', href: '/messages' },
  { key: 'questions', label: '提问', href: '/questions' },
  { key: 'help', label: '帮助', href: '/help' },
]

/** The work of a manager, in the order of a round; each level sees what is its business. */
const TABS: readonly Tab[] = [
  { key: 'manage', label: '首页', href: '/manage', levels: MANAGERS },
  { key: 'collection', label: '回收情况', href: '/collection', levels: MANAGERS },
  { key: 'queue', label: '报表验收', href: '/queue', levels: MANAGERS },
  { key: 'roster', label: '下发清单', href: '/roster', levels: MANAGERS },
  { key: 'accounts', label: '账户', href: '/accounts', levels: MANAGERS },
  { key: 'deadlines', label: '截止时间', href: '/deadlines', levels: MANAGERS },
  { key: 'reminders', label: '催报', href: '/reminders', levels: MANAGERS },
  ...accountTabs.map((tab) => ({ ...tab, levels: MANAGERS })),
]

/** The tabs of this account; the same for every page. */
export function managerTabs({ role }: { role: Level }): Tab[] {
  return TABS.filter(({ levels }) => levels.includes(role))
}
