import { createHash } from 'node:crypto'
import type { DeadlineNode, RoundDates } from '#models/report/deadline/dates'

/** What a page has to have seen of the dates it sets: changes as soon as one of them does. */
export function stampOf(targets: readonly DeadlineNode[], round: RoundDates): string {
  const dates = targets.map(({ id, own }) => `${id} ${own.filing} ${own.review}`)
  const text = [...dates, targets.length ? '' : JSON.stringify(round)].join('\n')
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}
