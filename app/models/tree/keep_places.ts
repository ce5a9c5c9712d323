import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { NearestManagers } from '#models/report/issuing/nearest_managers'
import { placeReports, type Placement, type PlacingCause } from '#models/tree/place_reports'
import type Round from '#models/round'
import { sql } from '#queries/sql'
import type { Value } from '#questionnaire/types'

interface Row {
  reportId: number
  regionCode: Value
  orgCode: Value
}

/**
 * Puts every report at or below a path (as it is stored now) below its nearest enabled manager and
 * lets it wait where somebody is: after a manager appeared, vanished or moved. Call it with the path
 * that the manager had before, and of its superior when it is new. Gives the ids of what moved.
 */
export async function keepPlaces(
  round: Round,
  path: string,
  cause: PlacingCause,
  trx: TransactionClientContract
): Promise<number[]> {
  const managers = await NearestManagers.load(round.reportYear, trx)
  const rows = await sql<Row>(
    `SELECT r.id AS "reportId", e.facts ->> 'regionCode' AS "regionCode", e.facts ->> 'orgCode' AS "orgCode"
       FROM reports r JOIN roster_entries e ON e.id = r.roster_entry_id
      WHERE r.round_id = ? AND r.path <@ ?::ltree`,
    [round.id, path],
    trx
  )
  const placements = rows.map(({ reportId, regionCode, orgCode }): Placement => {
    return { reportId, managerId: managers.of({ regionCode, orgCode }).id }
  })
  return placeReports(round, placements, cause, trx)
}
