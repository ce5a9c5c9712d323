import type Account from '#models/account'
import { endOfRegion, regionPrefix } from '#queries/in_region'
import { Prepared } from '#queries/prepared'

/** What the queue can be narrowed by. */
export interface QueueFacets {
  /** Region codes that the issued list has below the actor's own: of the level right below it. */
  regions: string[]
  /** Codes of programmes, with the reports of each below the actor. */
  programmes: { code: string; count: number }[]
}

/** Digits of a region code that tell the regions below each level apart. */
const REGION_DIGITS: Record<string, number> = { nation: 2, province: 4, city: 6 }

/** One statement for each of the two; neither takes longer for more reports. */
export async function queueFacets(actor: Account, roundId: number): Promise<QueueFacets> {
  const [regions, programmes] = await Promise.all([
    regionsBelow(actor, roundId),
    PROGRAMMES.run([roundId, actor.path, roundId, actor.path]),
  ])
  return { regions, programmes }
}

/** Read from the counters of the collection status, with what has changed since they were settled. */
const PROGRAMMES = new Prepared<QueueFacets['programmes'][number]>(
  'programmes of the queue',
  `SELECT programme AS code, sum(n) AS count FROM (
      SELECT programme, n FROM collection_counts WHERE round_id = ? AND path = ?::ltree AND programme <> ''
      UNION ALL SELECT programme, n FROM count_changes WHERE round_id = ? AND path <@ ?::ltree AND programme <> '') one
   GROUP BY 1 HAVING sum(n) > 0 ORDER BY 1`
)

/** Leaps through the index from the first report of one region to the first of the next. */
const REGIONS = new Prepared<{ code: string }>(
  'regions of the queue',
  `WITH RECURSIVE region AS (
    SELECT * FROM (SELECT ?::bigint AS round, ?::int AS digits, ?::text AS last) own,
      LATERAL (SELECT min(region_code) AS code FROM reports
        WHERE round_id = own.round AND region_code >= ? AND region_code < own.last) first
    UNION ALL
    SELECT round, digits, last, (SELECT min(region_code) FROM reports WHERE round_id = region.round
        AND region_code >= (left(region.code, digits)::int + 1)::text AND region_code < last)
      FROM region WHERE code IS NOT NULL
  )
  SELECT rpad(left(code, digits), 6, '0') AS code FROM region WHERE code IS NOT NULL`
)

async function regionsBelow({ role, regionCode }: Account, roundId: number): Promise<string[]> {
  if (role !== 'nation' && regionCode === null) return []
  const from = role === 'nation' ? '' : regionPrefix(regionCode ?? '')
  const bindings = [roundId, REGION_DIGITS[role] ?? from.length, endOfRegion(from), from]
  const rows = await REGIONS.run(bindings)
  return rows.map(({ code }) => code)
}
