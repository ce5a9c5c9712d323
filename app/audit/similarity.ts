function trigrams(text: string): Set<string> {
  const characters = [...`  ${text} `]
  return new Set(characters.slice(2).map((_, at) => characters.slice(at, at + 3).join('')))
}

/** How alike two texts without spaces are, 0–1, as `similarity` of PostgreSQL's pg_trgm tells. */
export function similarity(a: string, b: string): number {
  if (a === '' || b === '') return 0
  const [left, right] = [trigrams(a), trigrams(b)]
  const shared = left.intersection(right).size
  return shared / (left.size + right.size - shared)
}
