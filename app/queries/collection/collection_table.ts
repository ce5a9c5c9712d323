import type { Level } from '#models/report/flow'
import { MEASURES, measures, type Measure } from '#queries/collection/measures'
import type { Place } from '#queries/collection/place'
import { reportsBelow, type Scope } from '#queries/collection/reports_below'
import { sql } from '#queries/sql'

export type Counts = Record<Measure, number>

/** How much has come in from one account below; of the reports directly below where it is the place itself. */
export interface CollectionRow {
  /** Null for a part of the tree that has no account. */
  id: number | null
  name: string | null
  role: Level | null
  code: string | null
  isDirect: boolean
  counts: Counts
}

type Stored = Omit<CollectionRow, 'counts'> & { counts: Partial<Counts> | null }

/**
 * What has come in from everybody below a manager (P1): one row for each manager right below, one for
 * the reports right below it. One statement; reports are grouped on an index before anything is asked
 * about them.
 */
export async function collectionTable(
  place: Place,
  scope: Omit<Scope, 'place'>
): Promise<{ now: string; rows: CollectionRow[] }> {
  const depth = place.path.split('.').length
  const conditions = measures(depth)
  const counted = MEASURES.map(
    (key) => `'${key}', coalesce(sum(r.n) FILTER (WHERE ${conditions[key]}), 0)`
  )
  const below = reportsBelow({ ...scope, place })
  const rows = await sql<Stored & { now: string }>(
    `WITH found AS (
       SELECT r.path, r.state, r.waiting_at, r.closes_at, count(*) AS n ${below.text} GROUP BY 1, 2, 3, 4
     ), counted AS (
       SELECT CASE WHEN nlevel(r.path) > ${depth} THEN subpath(r.path, 0, ${depth + 1}) ELSE r.path END AS path,
              json_build_object(${counted.join(', ')}) AS counts
         FROM found r LEFT JOIN accounts w ON w.id = r.waiting_at GROUP BY 1
     ), child AS (
       SELECT id, path, role, name, coalesce(region_code, org_code) AS code FROM accounts
        WHERE superior_id = ? AND role <> 'respondent'
     )
     SELECT survey_now() AS now, child.id, child.role, child.code,
            coalesce(child.name, ltree2text(subpath(counted.path, -1))) AS name,
            coalesce(counted.path = ?::ltree, false) AS "isDirect", counted.counts
       FROM child FULL JOIN counted ON counted.path = child.path
       RIGHT JOIN (SELECT) one ON true
      ORDER BY "isDirect", child.code, child.id`,
    [...below.values, place.id, place.path]
  )
  const known = rows.filter(({ id, counts }) => id !== null || counts !== null)
  return { now: rows[0].now, rows: known.map(withCounts) }
}

/** Column by column; equal to what the whole subtree counts. */
export function totals(rows: readonly CollectionRow[]): Counts {
  const sum = (key: Measure) => rows.reduce((all, { counts }) => all + counts[key], 0)
  return Object.fromEntries(MEASURES.map((key) => [key, sum(key)])) as Counts
}

function withCounts({ id, name, role, code, isDirect, counts }: Stored): CollectionRow {
  const all = Object.fromEntries(MEASURES.map((key) => [key, counts?.[key] ?? 0])) as Counts
  return { id, name, role, code, isDirect, counts: all }
}
