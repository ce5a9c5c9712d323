/** A share, 0 to 1; null of nothing. */
export function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

/** 69.8%; only all of it is 100%, and only nothing is 0%. A dash where there is nothing to be a part of. */
export function percent(share: number | null): string {
  if (share === null) return '—'
  const tenths = Math.round(share * 1000)
  const shown = share < 1 && share > 0 ? Math.min(999, Math.max(1, tenths)) : tenths
  return `${(shown / 10).toFixed(1)}%`
}

/** Places by rate, the highest first; equal rates share one and the next is left out (1, 2, 2, 4). */
export function ranks(rates: readonly (number | null)[]): (number | null)[] {
  return rates.map((own) =>
    own === null ? null : 1 + rates.filter((other) => other !== null && other > own).length
  )
}
