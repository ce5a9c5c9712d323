import type { CollectionRow } from '#queries/collection/collection_table'
import { LOWER, type LowerLevel } from '#queries/collection/measures'
import type { Place } from '#queries/collection/place'
import { named } from '#queries/named'

/** How many of the reports below a manager have been accepted by one level below it. */
export interface AcceptedLevel {
  /** Path of the row of the table in which they are; null for a level that has accepted nothing yet. */
  path: string | null
  role: LowerLevel
  n: number
}

/**
 * Of each row of the table and each level that stands below it (P1). One statement over counters of
 * their own and the changes not yet settled into them: those of the row do not know which levels a
 * report passes (docs/decisions/0016-collection-counters.md).
 */
export function acceptedLevels(
  place: Place,
  { roundId, programme }: { roundId: number; programme: string }
): Promise<AcceptedLevel[]> {
  const depth = place.path.split('.').length
  return named(statement(depth), {
    ...{ round: roundId, path: place.path, programme },
    last: `${place.path}-`,
  })
}

/** The levels below that exist, from the lowest upwards. */
export function lowerLevels(levels: readonly AcceptedLevel[]): LowerLevel[] {
  return LOWER.filter((level) => levels.some(({ role }) => role === level))
}

/** The rows with these numbers beside their others. */
export function withLevels(
  rows: readonly CollectionRow[],
  levels: readonly AcceptedLevel[]
): CollectionRow[] {
  return rows.map((row) => {
    const own = levels.filter(({ path }) => !row.isDirect && path === row.path)
    const accepted = (level: LowerLevel) => own.find(({ role }) => role === level)?.n ?? 0
    const counts = Object.fromEntries(LOWER.map((level) => [`accepted_${level}`, accepted(level)]))
    return { ...row, counts: { ...row.counts, ...counts } }
  })
}

const statement = (depth: number) => `
  SELECT path, role, sum(n)::int AS n FROM (
    SELECT path::text, role, accepted AS n FROM collection_levels
     WHERE round_id = :round AND above = :path::ltree AND programme = :programme
    UNION ALL
    SELECT subpath(c.path, 0, ${depth + 1})::text, l.role, c.n
      FROM count_changes c JOIN tree_levels l ON l.path @> c.path AND nlevel(l.path) > ${depth}
     WHERE c.round_id = :round AND c.path <@ :path::ltree AND (:programme = '' OR c.programme = :programme)
       AND has_accepted(l.role, c.state, c.waiting_role)
    UNION ALL
    SELECT NULL, level, 0 FROM unnest(ARRAY[${LOWER.map((level) => `'${level}'`).join(', ')}]) level
     WHERE EXISTS (SELECT FROM accounts WHERE role = level AND role <> 'respondent' AND enabled
       AND path > :path::ltree AND path < :last::ltree)) one
   GROUP BY 1, 2`
