import type { Mistake } from '#exceptions/form_refusal'
import { FORM_COLUMNS } from '#imports/roster/form_row'
import { unstorable } from '#validators/storable'

/** Limits of a reason in UTF-16 units. */
export const SHORTEST_REASON = 5
export const LONGEST_REASON = 1000
const LONGEST_FACT = 500

/** A new project as typed: by the key of the column. */
export function typedProject(body: Record<string, unknown>): Record<string, string> {
  const given = (typeof body.project === 'object' && body.project) || {}
  return Object.fromEntries(
    FORM_COLUMNS.map(({ key }) => {
      const text: unknown = Object.hasOwn(given, key) ? (given as Record<string, unknown>)[key] : ''
      return [
        key,
        typeof text === 'string' ? text.slice(0, LONGEST_FACT).replaceAll('\0', '').trim() : '',
      ]
    })
  )
}

/** A reason with what is wrong with it, if anything; `what` is what it is called on the page. */
export function typedReason(given: unknown, what: string): { reason: string; mistakes: Mistake[] } {
  const reason = typeof given === 'string' ? given.replaceAll('\r\n', '\n').trim() : ''
  const sentence =
    reason.length < SHORTEST_REASON
      ? `${what}写了 ${reason.length} 个字，至少 ${SHORTEST_REASON} 个。请写清楚为什么。`
      : unstorable(reason, LONGEST_REASON)
  return { reason, mistakes: sentence ? [{ field: 'reason', sentence }] : [] }
}
