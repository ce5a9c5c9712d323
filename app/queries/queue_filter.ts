import type Account from '#models/account'
import { before } from '#models/report/deadline'
import { FILLABLE, HANDED_IN } from '#models/report/flow'
import { below } from '#queries/below'
import type { Part } from '#queries/part'
import { ALL_WEAK, EXPLAINED, NO_VALID_COVER, unreadBy, WEAK } from '#queries/queue_parts'
import { inRegion } from '#queries/in_region'
import { stalledHolders } from '#queries/stalled_holders'
import { projectMatch } from '#queries/text_match'
import type { Flag, QueueFilters } from '#validators/queue'

/**
 * `FROM … WHERE …` of the reports r below a manager that fit the filters of the queue (W4, W5). Of all
 * reports of the round what is rare is found `atOnce`; to walk along an order each is looked at alone.
 */
export async function queueFilter(
  actor: Account,
  roundId: number,
  filters: QueueFilters,
  atOnce = false
): Promise<Part> {
  const { region, programme, text } = filters
  const parts: Part[] = [
    { text: 'r.round_id = ?', values: [roundId] },
    below(actor.path),
    await ofState(actor, roundId, filters),
    ...ofFlag(actor, filters, atOnce ? `${roundId}:` : null),
    ...(region ? [inRegion(region)] : []),
    ...(programme ? [{ text: 'r.programme = ?', values: [programme] }] : []),
    ...(text ? [projectMatch(text)] : []),
  ]
  const tested = parts.map((part) => part.text).join(' AND ')
  return {
    text: `FROM reports r WHERE ${tested}`,
    values: parts.flatMap(({ values }) => values),
  }
}

async function ofState(actor: Account, roundId: number, { state }: QueueFilters): Promise<Part> {
  const { office } = actor
  if (state === 'mine') return { text: 'r.waiting_at = ?', values: [office] }
  if (state === 'others') return { text: 'r.waiting_at <> ?', values: [office] }
  if (state === 'all') return { text: 'true', values: [] }
  if (state === 'overdue') {
    return {
      text: `r.state = ANY(?) AND NOT ${before('r.closes_at', '(SELECT survey_now())')}`,
      values: [FILLABLE],
    }
  }
  if (state === 'stalled') {
    return { text: 'r.waiting_at = ANY(?)', values: [await stalledHolders(actor, roundId)] }
  }
  return { text: 'r.state = ?', values: [state] }
}

/** `units`: how explanations.unit begins where the whole round is asked at once. */
function ofFlag({ office }: Account, { audit }: QueueFilters, units: string | null): Part[] {
  const parts: Record<Flag, Part> = {
    // What is still being filled may have findings that nobody has explained yet.
    clean: { text: `r.state = ANY(?) AND NOT EXISTS (SELECT ${EXPLAINED})`, values: [HANDED_IN] },
    unread: units
      ? { text: `EXISTS (SELECT ${unreadBy('?')} AND x.unit ^@ ?)`, values: [office, units] }
      : { text: `EXISTS (SELECT ${unreadBy('?')})`, values: [office] },
    weak: units
      ? { text: ALL_WEAK, values: [units, units] }
      : { text: `EXISTS (SELECT ${WEAK})`, values: [] },
    cover: { text: NO_VALID_COVER, values: [] },
    returned: { text: '-r.return_count < 0', values: [] },
  }
  return audit ? [parts[audit]] : []
}
