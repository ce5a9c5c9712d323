import { STATES, acceptWord, type Level, type State } from '#models/report/flow'
import { reviewDayOf } from '#models/report/review_gate'
import type { HistoryLine } from '#queries/report_history'
import type { ReviewWay } from '#queries/review_way'

interface Stop {
  name: string
  role: Level
  /** What its mark shows: has been decided here, waits here; null: not yet, or passed over. */
  state: State | null
  words: string
}

/** The way of a report: who has decided, or who did so in its place, who decides now, and until when. */
export function reviewStops(way: ReviewWay, history: readonly HistoryLine[]) {
  return [...stopsBelow(way, history), nationalStop(way)].map((stop) => ({
    ...stop,
    until: `${reviewDayOf(stop.role, way)} 24:00`,
  }))
}

function stopsBelow({ holder, links }: ReviewWay, history: readonly HistoryLine[]): Stop[] {
  const decided = decisions(history)
  return links.flatMap(({ id, name, role, enabled }): Stop[] => {
    const line = decided.get(id ?? null)
    if (line) return [{ name, role, state: 'province_accepted', words: acceptedWords(line, role) }]
    if (!enabled) return []
    const isHere = holder !== null && holder.id === id
    return [
      { name, role, state: isHere ? 'submitted' : null, words: isHere ? waits(role) : NOT_YET },
    ]
  })
}

function nationalStop({ state, holder }: ReviewWay): Stop {
  const at = { name: '国家', role: 'nation' as const }
  if (state === 'nationally_accepted') return { ...at, state, words: `已${acceptWord(at.role)}` }
  const isHere = holder ? holder.role === at.role : STATES[state].holder === at.role
  return isHere
    ? { ...at, state: 'submitted', words: waits(at.role) }
    : { ...at, state: null, words: NOT_YET }
}

const NOT_YET = '—'

/** Since the last submission, by the account that was decided for: a return makes the way begin anew. */
function decisions(history: readonly HistoryLine[]): Map<number | null, HistoryLine> {
  const begin = history.findIndex(({ action }) => action === 'submit')
  const since = begin === -1 ? history : history.slice(0, begin)
  const accepted = since.filter(({ action, waitedAt }) => action === 'accept' && waitedAt !== null)
  return new Map(accepted.map((line) => [line.waitedAt, line]))
}

function acceptedWords({ actor, onBehalfOf }: HistoryLine, role: Level): string {
  return onBehalfOf ? `由${actor}代为${acceptWord(role)}` : `已${acceptWord(role)}`
}

function waits(role: Level): string {
  return `等${acceptWord(role)}`
}
