import type Account from '#models/account'
import { acceptWord, type State } from '#models/report/flow'

/** What was done with a report that waited there and is in this state now. */
export function doneWords(
  action: 'accept' | 'return',
  { role, office }: Account,
  waitedAt: number | null,
  now: State
): string {
  if (action === 'return') return '已退回'
  if (waitedAt === null || waitedAt === office) return `已${acceptWord(role)}`
  return now === 'submitted' ? '已代为办理，转到上一级：' : '已代为验收'
}
