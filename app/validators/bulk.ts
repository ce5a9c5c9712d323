import type { Mistake } from '#exceptions/form_refusal'
import type { Decision } from '#models/report/verdicts'
import { queueFilters, queueQuery, type QueueFilters } from '#validators/queue'
import { reasonMistake } from '#validators/returning'
import { isId } from '#validators/is_id'

/** What was pressed on the queue. */
export interface BulkForm {
  action: Decision
  isAll: boolean
  /** Without repetition; not looked at when all are meant. */
  ids: number[]
  isEmpty: boolean
  filters: QueueFilters
  origin: string
}

/** Reads `action`, `scope` (all or chosen) and `ids`; what is no id counts as not chosen. */
export function bulkForm(body: Record<string, unknown>, query: Record<string, unknown>): BulkForm {
  const filters = queueFilters(query)
  const isAll = body.scope === 'all'
  const sent = [body.ids].flat().filter((id) => typeof id === 'string' && isId(id))
  const ids = [...new Set(sent.map(Number))]
  return {
    action: body.action === 'return' ? 'return' : 'accept',
    isAll,
    ids,
    isEmpty: !isAll && ids.length === 0,
    filters,
    origin: `/queue${queueQuery({ ...filters, page: 1 })}`,
  }
}

/** The one reason of a bulk return; an acceptance has none. */
export function bulkReason(
  action: Decision,
  body: Record<string, unknown>
): { reason: string | null; mistakes: Mistake[]; typed: string } {
  if (action === 'accept') return { reason: null, mistakes: [], typed: '' }
  const typed = typeof body.reason === 'string' ? body.reason.replaceAll('\r\n', '\n') : ''
  const reason = typed.trim()
  const sentence = reasonMistake(reason)
  return { reason, typed, mistakes: sentence ? [{ field: 'reason', sentence }] : [] }
}
