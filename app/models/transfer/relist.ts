import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { followRoster } from '#models/report/issuing/follow_roster'
import type Round from '#models/round'
import type { HeldTransfer } from '#models/transfer/held_transfer'
import { placeNearest } from '#models/tree/place_nearest'
import type { PlacingCause } from '#models/tree/place_reports'
import { raiseUnits } from '#models/tree/raise_units'
import { settleWhole } from '#models/tree/settle_whole'
import { sql } from '#queries/sql'

/**
 * Lists a project in another region and places its report below the nearest manager there, in one
 * step with everything that hangs on it; the province that it leaves is settled if that was its last
 * open line. An answer that came from the list follows while the
 * respondent holds the report (docs/decisions/0015-transfers.md).
 */
export async function relist(
  round: Round,
  { entryId, reportId, path }: HeldTransfer,
  regionCode: string | null,
  cause: PlacingCause,
  trx: TransactionClientContract
): Promise<void> {
  await sql(
    `UPDATE roster_entries SET facts = facts || jsonb_build_object('regionCode', ?::text) WHERE id = ?`,
    [regionCode, entryId],
    trx
  )
  await followRoster(round, [reportId], trx)
  await placeNearest(round, [reportId], cause, trx)
  await raiseUnits(round, cause, trx)
  await settleWhole(round, path, cause, trx)
}
