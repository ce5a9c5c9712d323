import type { Letter } from '#models/message'
import type { Day } from '#models/report/deadline'
import { STATES, type State } from '#models/report/flow'

/** So many reports of one place, deadline and state. */
export interface Told {
  path: string
  day: Day
  state: State
  count: number
}

const MOST_LINES = 40

/** The letter to one manager: counts by deadline and state. */
export function digestLetter(
  to: number,
  own: readonly Told[],
  heading: (days: Day[]) => string
): Letter {
  const days = [...new Set(own.map(({ day }) => day))].sort()
  const count = (some: readonly Told[]) => some.reduce((sum, one) => sum + one.count, 0)
  const lines = days.map((day) => {
    const some = own.filter((one) => one.day === day)
    const states = Object.entries(Object.groupBy(some, ({ state }) => state))
    const words = states.map(([state, of]) => `${STATES[state as State].label} ${count(of ?? [])}`)
    return `${day} 24:00 截止的 ${count(some)} 份：${words.join('，')}`
  })
  return {
    to,
    kind: 'reminder',
    title: `${heading(days)}，共 ${count(own)} 份`,
    body: [...lines.slice(0, MOST_LINES), ...beyond(lines)].join('\n'),
    isMailed: true,
  }
}

function beyond(lines: readonly string[]): string[] {
  const left = lines.length - MOST_LINES
  return left > 0 ? [`另有 ${left} 个截止日期，登录后查看。`] : []
}
