import type Account from '#models/account'
import { FILLABLE } from '#models/report/flow'
import type { UnitFact } from '#models/unit_facts'
import { below } from '#queries/below'
import type { Part } from '#queries/part'
import { COMPARABLE, COMPARED, COVERS, FACTS, HOLDS, PRINT } from '#queries/unit_values'
import { sql } from '#queries/sql'

export const UNITS_PER_PAGE = 50

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
 * page of them with the number of all. What reports say is compared by their prints; read it is only
 * of the units of the page, and of those with notes. Two statements.
 */
export async function unitDifferences(
  actor: Account,
  roundId: number,
  facts: readonly UnitFact[],
  page: number
): Promise<{ total: number; units: UnitDifference[] }> {
  const differing = (
    noted: boolean,
    last: readonly string[],
    slice: readonly (number | null)[]
  ) => {
    const own = below(actor.path)
    const listed = JSON.stringify(facts)
    return sql<UnitDifference & { total: number }>(differences(own, noted), [
      ...[FILLABLE, listed, roundId, ...own.values, ...(noted ? [roundId] : [])],
      ...[last, ...slice, listed, roundId, listed, actor.path, last],
    ])
  }
  const noted = await differing(true, [], [null, 0])
  const explained = noted.filter(({ open }) => open === 0).map(({ orgCode }) => orgCode)
  const units = await differing(false, explained, [UNITS_PER_PAGE, (page - 1) * UNITS_PER_PAGE])
  return { total: units[0]?.total ?? 0, units }
}

/** Data of a report that its respondent holds may have changed since the submission. */
const SAID = `CASE WHEN r.unit_print IS NULL OR r.state = ANY(?) THEN ${PRINT} ELSE r.unit_print END`

const NOTED = `AND r.org_code IN (SELECT org_code FROM reconciliation_notes WHERE round_id = ?)`

const differences = (own: Part, noted: boolean) => `
  WITH one AS MATERIALIZED (
    SELECT r.org_code, r.id, ${SAID} AS said FROM reports r
     WHERE r.round_id = ? AND ${own.text} AND ${COMPARED} AND r.org_code IS NOT NULL ${noted ? NOTED : ''}
  ), unit AS MATERIALIZED (
    SELECT org_code, array_agg(id) AS ids, count(*) OVER () AS total FROM one
     GROUP BY org_code HAVING min(said) <> max(said) ORDER BY org_code = ANY(?), org_code LIMIT ? OFFSET ?
  ), v AS (
    SELECT unit.org_code, r.id, f.code, ${COMPARABLE} AS value
      FROM unit CROSS JOIN LATERAL unnest(unit.ids) AS r (id) CROSS JOIN ${FACTS}
      LEFT JOIN answers a ON a.report_id = r.id AND a.code = f.code
  ), difference AS (
    SELECT v.org_code, v.code FROM v GROUP BY v.org_code, v.code HAVING count(DISTINCT v.value) > 1
  )
  SELECT unit.org_code AS "orgCode", cardinality(unit.ids) AS reports, unit.total,
      (SELECT min(e.unit_name) FROM reports r JOIN roster_entries e ON e.id = r.roster_entry_id
        WHERE r.id = ANY(unit.ids)) AS unit,
      json_agg(json_build_object('code', d.code, 'explained', n.id IS NOT NULL) ORDER BY d.code) AS facts,
      count(*) FILTER (WHERE n.id IS NULL) AS open
    FROM difference d JOIN unit ON unit.org_code = d.org_code
    LEFT JOIN LATERAL (SELECT n.id FROM reconciliation_notes n WHERE n.round_id = ? AND n.org_code = d.org_code
      AND n.code = d.code AND ${HOLDS} AND ${COVERS} LIMIT 1) n ON true
   GROUP BY unit.org_code, unit.ids, unit.total ORDER BY unit.org_code = ANY(?), unit.org_code`
