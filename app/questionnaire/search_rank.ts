/** What can be searched for: a code, a name, its initials, and the name with those above it. */
export interface Findable {
  code: string
  name: string
  initials: string
  /** The initials of the short form below, for example jsczwj. */
  chain: string
  /** The name with the names above it, for example 江苏省常州市武进区. */
  full: string
  /** The same without 省, 市, 区, 县. */
  short: string
}

/**
 * How well something answers a query made by `searchable`, from 1 (the code itself) to 9; 0 when
 * it does not: code, beginning of the code, name, beginning of the name, part of the name, part
 * of the full name, initials, beginning of the initials, end of the chain of initials.
 */
export function searchRank(found: Findable, query: string): number {
  if (query === '') return 0
  if (found.code === query) return 1
  if (found.code.startsWith(query)) return 2
  if (found.name === query) return 3
  if (found.name.startsWith(query)) return 4
  if (found.name.includes(query)) return 5
  if (found.full.includes(query) || found.short.includes(query)) return 6
  if (found.initials === query) return 7
  if (found.initials.startsWith(query)) return 8
  // Two letters fit the end of every other name.
  return query.length > 2 && found.chain.endsWith(query) ? 9 : 0
}

/** A text as it is compared: half-width, lower case, without blanks. */
export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

/** The best of the list first, equals in their order; at most `limit`. */
export function best<T>(list: readonly T[], rank: (item: T) => number, limit: number): T[] {
  return list
    .map((item) => ({ item, rank: rank(item) }))
    .filter(({ rank: found }) => found > 0)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, Math.max(0, limit))
    .map(({ item }) => item)
}
