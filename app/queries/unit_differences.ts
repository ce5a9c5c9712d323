import type Account from '#models/account'
import { below } from '#queries/below'
import type { Part } from '#queries/part'
import { COMPARABLE, COMPARED, FACTS, FINGERPRINT } from '#queries/unit_values'
import { sql } from '#queries/sql'

export const UNITS_PER_PAGE = 50

/** An indicator that must be the same within a unit. */
export interface UnitFact {
  code: string
  numeric: boolean
}

/** A unit whose reports contradict each other. */
export interface UnitDifference {
  orgCode: string
  unit: string | null
  reports: number
  facts: { code: string; explained: boolean }[]
  /** Of `facts`, those that nobody has explained for the values as they are now. */
  open: number
}

/**
 * The units below a manager whose reports differ in what must be the same (C001): open ones first, a
 * page of them with the number of all. One statement, over the units with several reports only.
 */
export async function unitDifferences(
  actor: Account,
  roundId: number,
  facts: readonly UnitFact[],
  page: number
): Promise<{ total: number; units: UnitDifference[] }> {
  const own = below(actor.path)
  const units = await sql<UnitDifference & { total: number }>(differences(own), [
    roundId,
    ...own.values,
    JSON.stringify(facts),
    roundId,
    UNITS_PER_PAGE,
    (page - 1) * UNITS_PER_PAGE,
  ])
  return { total: units[0]?.total ?? 0, units }
}

/** Only where texts as typed differ are they made comparable: that takes longer than reading them. */
const differences = (own: Part) => `
  WITH unit AS MATERIALIZED (
    SELECT e.org_code, min(e.unit_name) AS name, array_agg(r.id) AS ids
      FROM reports r JOIN roster_entries e ON e.id = r.roster_entry_id
     WHERE r.round_id = ? AND ${own.text} AND ${COMPARED} AND e.org_code IS NOT NULL
     GROUP BY e.org_code HAVING count(*) > 1
  ), said AS MATERIALIZED (
    SELECT unit.org_code, one.id, f.code, f.numeric, coalesce(a.raw, '') COLLATE "C" AS raw
      FROM unit CROSS JOIN LATERAL unnest(unit.ids) AS one (id) CROSS JOIN ${FACTS}
      LEFT JOIN answers a ON a.report_id = one.id AND a.code = f.code
  ), typed AS (
    SELECT org_code, code FROM said GROUP BY org_code, code HAVING min(raw) <> max(raw)
  ), v AS (
    SELECT a.org_code, a.id, a.code, ${COMPARABLE} AS value
      FROM said a JOIN typed USING (org_code, code) CROSS JOIN LATERAL (SELECT a.numeric) f
  ), difference AS (
    SELECT v.org_code, v.code, ${FINGERPRINT} AS fingerprint
      FROM v GROUP BY v.org_code, v.code HAVING count(DISTINCT v.value) > 1
  )
  SELECT unit.org_code AS "orgCode", unit.name AS unit, cardinality(unit.ids) AS reports,
      json_agg(json_build_object('code', d.code, 'explained', n.id IS NOT NULL) ORDER BY d.code) AS facts,
      count(*) FILTER (WHERE n.id IS NULL) AS open, count(*) OVER () AS total
    FROM difference d JOIN unit ON unit.org_code = d.org_code
    LEFT JOIN LATERAL (SELECT id FROM reconciliation_notes WHERE round_id = ? AND org_code = d.org_code
      AND code = d.code AND fingerprint = d.fingerprint LIMIT 1) n ON true
   GROUP BY unit.org_code, unit.name, unit.ids
   ORDER BY count(*) FILTER (WHERE n.id IS NULL) = 0, unit.org_code LIMIT ? OFFSET ?`
