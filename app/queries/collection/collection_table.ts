import type { Level } from '#models/report/flow'
import { COUNTED, MEASURES, measures, type Measure } from '#queries/collection/measures'
import type { Place } from '#queries/collection/place'
import { named } from '#queries/named'

/** Those that the counters of a row do not know are 0 here: `withLevels` fills them in. */
export type Counts = Record<Measure, number>

/** How much has come in from one account below; of the reports directly below where it is the place itself. */
export interface CollectionRow {
  /** Null for a part of the tree that has no account. */
  id: number | null
  path: string
  name: string | null
  role: Level | null
  code: string | null
  isDirect: boolean
  counts: Counts
}

type Stored = Omit<CollectionRow, 'isDirect' | 'counts'> & {
  isOwn: boolean
  enabled: boolean | null
  counts: Counts | null
}

const NOTHING = Object.fromEntries(MEASURES.map((key) => [key, 0])) as Counts

/**
 * What has come in from everybody below a manager (P1): one row for each manager right below, one for
 * the reports right below it. One statement over the counters and the changes not yet settled into
 * them (docs/decisions/0016-collection-counters.md); `programme` empty for all.
 */
export async function collectionTable(
  place: Place,
  { roundId, programme }: { roundId: number; programme: string }
): Promise<{ now: string; rows: CollectionRow[] }> {
  const given = { round: roundId, path: place.path, programme, id: place.id }
  const rows = await named<Stored & { now: string }>(statement(place), given)
  const children = rows
    .filter(({ isOwn, id, enabled, counts }) => !isOwn && (counts?.listed || (id && enabled)))
    .map(({ id, path, name, role, code, counts }) => {
      return { id, path, name, role, code, isDirect: false, counts: { ...NOTHING, ...counts } }
    })
  const own = rows.find(({ isOwn }) => isOwn)!
  const direct = minus({ ...NOTHING, ...own.counts }, totals(children))
  return {
    now: own.now,
    rows: direct.listed ? [...children, directRow(place.path, direct)] : children,
  }
}

/** Column by column; equal to what the whole subtree counts. */
export function totals(rows: readonly CollectionRow[]): Counts {
  const sum = (key: Measure) => rows.reduce((all, { counts }) => all + counts[key], 0)
  return Object.fromEntries(MEASURES.map((key) => [key, sum(key)])) as Counts
}

function minus(all: Counts, part: Counts): Counts {
  return Object.fromEntries(MEASURES.map((key) => [key, all[key] - part[key]])) as Counts
}

function directRow(path: string, counts: Counts): CollectionRow {
  return { id: null, path, name: null, role: null, code: null, isDirect: true, counts }
}

function statement(place: Place): string {
  const conditions = measures(place)
  const counted = COUNTED.map(
    (key) => `'${key}', coalesce(sum(r.n) FILTER (WHERE ${conditions[key]}), 0)`
  )
  const depth = place.path.split('.').length
  return `
    WITH found AS (
      SELECT path, state, waiting_role, closes_at, n FROM collection_counts
       WHERE round_id = :round AND programme = :programme AND above = :path::ltree
      UNION ALL
      SELECT path, state, waiting_role, closes_at, n FROM collection_counts
       WHERE round_id = :round AND programme = :programme AND path = :path::ltree
      UNION ALL
      SELECT subpath(path, 0, d), state, waiting_role, closes_at, n
        FROM count_changes JOIN generate_series(${depth}, ${depth + 1}) d ON nlevel(path) >= d
       WHERE round_id = :round AND path <@ :path::ltree AND (:programme = '' OR programme = :programme)
    ), counted AS (
      SELECT r.path, json_build_object(${counted.join(', ')}) AS counts
        FROM found r CROSS JOIN LATERAL (SELECT r.waiting_role AS role) w GROUP BY r.path
    ), known AS (
      SELECT id, path, role, name, coalesce(region_code, org_code) AS code, enabled FROM accounts
       WHERE superior_id = :id AND role <> 'respondent'
      UNION ALL SELECT NULL, :path::ltree, NULL, NULL, NULL, NULL
    )
    SELECT survey_now() AS now, known.id, coalesce(known.path, counted.path)::text AS path, known.role, known.code, known.enabled,
           coalesce(known.name, ltree2text(subpath(counted.path, -1))) AS name,
           coalesce(known.path = :path::ltree, false) AS "isOwn", counted.counts
      FROM known FULL JOIN counted ON counted.path = known.path ORDER BY known.code, known.id`
}
