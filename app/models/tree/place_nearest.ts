import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { NearestManagers } from '#models/report/issuing/nearest_managers'
import type Round from '#models/round'
import { placeReports, type PlacingCause } from '#models/tree/place_reports'
import { sql } from '#queries/sql'
import type { Value } from '#questionnaire/types'

interface Row {
  reportId: number
  regionCode: Value
  orgCode: Value
}

/**
 * Puts these reports below the nearest enabled manager of their line on the issued list, as it is
 * now; after `lockTree`. Gives the ids of what moved.
 */
export async function placeNearest(
  round: Round,
  reportIds: readonly number[],
  cause: PlacingCause,
  trx: TransactionClientContract
): Promise<number[]> {
  if (reportIds.length === 0) return []
  const managers = await NearestManagers.load(round.reportYear, trx)
  const rows = await sql<Row>(
    `SELECT r.id AS "reportId", r.region_code AS "regionCode", r.org_code AS "orgCode"
       FROM reports r WHERE r.round_id = ? AND r.id = ANY(?)`,
    [round.id, reportIds],
    trx
  )
  const placements = rows.map(({ reportId, regionCode, orgCode }) => {
    return { reportId, managerId: managers.of({ regionCode, orgCode }).id }
  })
  return placeReports(round, placements, cause, trx)
}
