import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { regionTable } from '#models/region_table'
import type { Level } from '#models/report/flow'
import { commonPath } from '#models/tree/common_path'
import { sql } from '#queries/sql'
import type { Regions } from '#questionnaire/regions'
import type { Value } from '#questionnaire/types'

/** The lowest manager above a report. */
export interface NearestManager {
  id: number
  path: string
}

interface Row extends NearestManager {
  role: Level
  region: string | null
  org: string | null
}

/** Finds who a project answers to (domain.md "The tree of managers"): among the enabled accounts. */
export class NearestManagers {
  readonly #regions: Regions
  readonly #byRegion: ReadonlyMap<string, Row>
  readonly #units: ReadonlyMap<string, Row>
  readonly #nation: Row

  private constructor(rows: Row[], regions: Regions) {
    const regional = rows.filter(({ role }) => role !== 'unit' && role !== 'nation')
    const units = rows.filter(({ role }) => role === 'unit')
    this.#regions = regions
    this.#byRegion = new Map(regional.map((row) => [row.region ?? '', row]))
    this.#units = new Map(units.map((row) => [key(row.org, row.path), row]))
    this.#nation = rows.findLast(({ role }) => role === 'nation')!
  }

  static async load(reportYear: number, trx: TransactionClientContract) {
    const rows = await sql<Row>(
      `SELECT id, path::text, role, region_code AS region, org_code AS org FROM accounts
        WHERE role <> 'respondent' AND enabled ORDER BY id DESC`,
      [],
      trx
    )
    return new NearestManagers(rows, regionTable(reportYear))
  }

  /** Its unit's in the same province, else the county's, the city's, the province's, the nation. */
  of({ regionCode, orgCode }: Record<string, Value>): NearestManager {
    const region = this.ofRegion(typeof regionCode === 'string' ? regionCode : null)
    return this.#units.get(key(orgCode, region.path)) ?? region
  }

  /** Whoever manages a region: without its units. */
  ofRegion(code: string | null): NearestManager {
    if (code === null) return this.#nation
    return this.#byRegion.get(code) ?? this.ofRegion(this.#regions.parent(code))
  }

  /** The lowest manager that stands over all of these regions. */
  over(codes: readonly (string | null)[]): NearestManager {
    const path = commonPath(codes.map((code) => this.ofRegion(code).path))
    return [...this.#byRegion.values(), this.#nation]
      .filter((one) => `${path}.`.startsWith(`${one.path}.`))
      .reduce((lowest, one) => (one.path.length > lowest.path.length ? one : lowest))
  }
}

/** A unit counts within one province: the second label of the path. */
function key(orgCode: Value | undefined, path: string): string {
  return `${orgCode} ${path.split('.')[1]}`
}
