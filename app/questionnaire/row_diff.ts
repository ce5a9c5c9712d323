/** What became of one row of a repeating table; `before` and `now` are 0-based places in their lists. */
export type RowChange =
  | { kind: 'added'; now: number }
  | { kind: 'removed'; before: number }
  /** `cells`: the columns that differ. */
  | { kind: 'changed'; before: number; now: number; cells: number[] }

/**
 * What changed between two lists of rows of the same width. Rows that are the same anywhere are no
 * change, whatever their order; of the others, those that have at least half of their cells in common
 * are one row that was changed. In the order of the present rows, removed ones at the end.
 */
export function rowDiff(
  before: readonly (readonly string[])[],
  now: readonly (readonly string[])[]
): RowChange[] {
  const left = unmatched(before, now)
  const come = unmatched(now, before)
  const gone = new Set(left)
  const changes = come.map((place): RowChange => {
    const origin = nearest(now[place], before, gone)
    if (origin === null) return { kind: 'added', now: place }
    gone.delete(origin)
    const cells = differing(before[origin], now[place])
    return { kind: 'changed', before: origin, now: place, cells }
  })
  return [...changes, ...[...gone].map((place): RowChange => ({ kind: 'removed', before: place }))]
}

/** Places of the rows that have no equal in the other list, each equal taken once. */
function unmatched(
  rows: readonly (readonly string[])[],
  others: readonly (readonly string[])[]
): number[] {
  const free = new Map<string, number>()
  for (const row of others) free.set(key(row), (free.get(key(row)) ?? 0) + 1)
  return rows.flatMap((row, place) => {
    const count = free.get(key(row)) ?? 0
    free.set(key(row), count - 1)
    return count > 0 ? [] : [place]
  })
}

/** The place, among those given, of the row that has most in common with this one; null when too little. */
function nearest(
  row: readonly string[],
  others: readonly (readonly string[])[],
  places: ReadonlySet<number>
): number | null {
  let best: { place: number; distance: number } | null = null
  for (const place of places) {
    const distance = differing(row, others[place]).length
    if (distance * 2 <= row.length && (!best || distance < best.distance))
      best = { place, distance }
  }
  return best?.place ?? null
}

function differing(one: readonly string[], other: readonly string[]): number[] {
  return one.flatMap((cell, i) => (cell === other[i] ? [] : [i]))
}

function key(row: readonly string[]): string {
  return JSON.stringify(row)
}
