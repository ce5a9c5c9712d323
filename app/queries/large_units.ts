import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { UNIT_SIZE } from '#models/tree/unit_size'
import { named } from '#queries/named'

/** A unit with so many projects that it has a manager of its own (R3). */
export interface LargeUnit {
  orgCode: string
  name: string
  projects: number
  /** Region codes of its projects as issued. */
  regions: (string | null)[]
  /** Of the manager right below the nation. */
  provinceId: number
  provincePath: string
  /** Its manager in this round; null while none is settled. */
  accountId: number | null
}

/** The large units below a path, counted by the list as it is: per organisation code and province. */
export function largeUnits(
  roundId: number,
  path: string,
  client?: QueryClientContract
): Promise<LargeUnit[]> {
  return named<LargeUnit>(largeAmong('r.path <@ :path::ltree'), { round: roundId, path }, client)
}

/** Those that have become large since their province settled its list, so that they have no manager yet. */
export function risenUnits(roundId: number, client?: QueryClientContract): Promise<LargeUnit[]> {
  const settled = `subpath(r.path, 0, 2) IN (
    SELECT a.path FROM settlements s JOIN accounts a ON a.id = s.account_id WHERE s.round_id = :round)`
  return named<LargeUnit>(largeAmong(settled, 'u.account_id IS NULL'), { round: roundId }, client)
}

function largeAmong(reports: string, units = 'true'): string {
  return `
    SELECT one."orgCode", one.name, one.projects, one.regions, p.id AS "provinceId",
           p.path::text AS "provincePath", u.account_id AS "accountId"
      FROM (
        SELECT subpath(r.path, 0, 2) AS province, r.org_code AS "orgCode", count(*)::int AS projects,
               mode() WITHIN GROUP (ORDER BY e.unit_name) AS name,
               array_agg(DISTINCT r.region_code) AS regions
          FROM reports r JOIN roster_entries e ON e.id = r.roster_entry_id
         WHERE r.round_id = :round AND nlevel(r.path) > 1 AND ${reports}
           AND r.org_code ~ '^[0-9A-Z]{9}$'
         GROUP BY 1, 2 HAVING count(*) >= ${UNIT_SIZE}
      ) one
      JOIN accounts p ON p.path = one.province AND p.role <> 'respondent'
      LEFT JOIN round_units u ON u.round_id = :round AND u.province_id = p.id AND u.org_code = one."orgCode"
     WHERE ${units}
     ORDER BY one.projects DESC, one."orgCode"`
}
