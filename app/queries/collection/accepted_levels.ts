import type { Level } from '#models/report/flow'
import type { CollectionRow } from '#queries/collection/collection_table'
import { LOWER, acceptedBy, acceptingLevel, type LowerLevel } from '#queries/collection/measures'
import type { Place } from '#queries/collection/place'
import { named } from '#queries/named'

/** How many of the reports below a manager have been accepted by one level below it. */
export interface AcceptedLevel {
  /** Path of the row of the table in which they are. */
  path: string
  role: LowerLevel
  n: number
}

/**
 * Of each row of the table and each level that stands below it (P1), nothing accepted yet included.
 * One statement over the counters at the accounts of these levels: the counters of the row itself do
 * not know which levels a report passes.
 */
export function acceptedLevels(
  place: Place,
  { roundId, programme }: { roundId: number; programme: string }
): Promise<AcceptedLevel[]> {
  const depth = place.path.split('.').length
  return named(statement(depth), { round: roundId, path: place.path, programme })
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
  WITH levels AS (SELECT l.path, l.role FROM accounts l WHERE l.path <@ :path::ltree AND ${standing(depth)}),
  counted AS (
    SELECT l.path, c.state, c.waiting_role, c.n FROM levels l JOIN collection_counts c
        ON c.path = l.path AND c.round_id = :round AND c.programme = :programme
    UNION ALL
    SELECT l.path, c.state, c.waiting_role, c.n FROM count_changes c JOIN accounts l ON l.path @> c.path
     WHERE c.round_id = :round AND c.path <@ :path::ltree AND (:programme = '' OR c.programme = :programme)
       AND ${standing(depth)})
  SELECT subpath(l.path, 0, ${depth + 1})::text AS path, l.role,
         coalesce(sum(r.n) FILTER (WHERE ${decided()}), 0)::int AS n
    FROM levels l LEFT JOIN counted r ON r.path = l.path CROSS JOIN LATERAL (SELECT r.waiting_role AS role) w
   GROUP BY 1, 2`

function standing(depth: number): string {
  return `(${LOWER.map((level) => acceptingLevel(level, depth)).join(' OR ')})`
}

function decided(): string {
  const byLevel = (level: Level) => `l.role = '${level}' AND ${acceptedBy(level)}`
  return LOWER.map((level) => `(${byLevel(level)})`).join(' OR ')
}
