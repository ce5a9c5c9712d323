import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#models/journal'
import type Round from '#models/round'
import { appointUnits } from '#models/tree/appoint_units'
import { keepPlaces } from '#models/tree/keep_places'
import { risenUnits } from '#queries/large_units'

/**
 * Gives a manager to each unit that has come to so many projects after its province had settled its
 * list (R3): after an addition or a transfer, behind `lockTree`. Reports that wait above go on
 * waiting there, so the unit sees them from their next submission on.
 */
export async function raiseUnits(
  round: Round,
  by: Actor,
  trx: TransactionClientContract
): Promise<void> {
  const risen = await risenUnits(round.id, trx)
  if (risen.length === 0) return

  const reason = '单位的项目增加，设单位级管理机构'
  const cause = { ...by, action: 'relocate' as const, reason }
  await appointUnits(round, risen, cause, trx)
  for (const path of new Set(risen.map(({ provincePath }) => provincePath))) {
    await keepPlaces(round, path, cause, trx)
  }
}
