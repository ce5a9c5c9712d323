import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Round from '#models/round'
import { placeNearest } from '#models/tree/place_nearest'
import type { PlacingCause } from '#models/tree/place_reports'
import { sql } from '#queries/sql'

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
  const reports = await sql<{ id: number }>(
    'SELECT id FROM reports WHERE round_id = ? AND path <@ ?::ltree',
    [round.id, path],
    trx
  )
  const ids = reports.map(({ id }) => id)
  return placeNearest(round, ids, cause, trx)
}
