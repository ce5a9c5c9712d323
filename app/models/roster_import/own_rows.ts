import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { RosterRow } from '#imports/roster/roster_row'
import { stageRows } from '#models/roster_import/staged_rows'

/** The import that rows of a transaction's own belong to. */
export const OWN = 0

/** Stages rows in a table that only this transaction sees and that is gone at its end. */
export async function stageOwnRows(
  rows: AsyncIterable<RosterRow>,
  trx: TransactionClientContract
): Promise<void> {
  await trx.rawQuery(
    'CREATE TEMPORARY TABLE roster_import_rows (LIKE roster_import_rows INCLUDING ALL) ON COMMIT DROP'
  )
  await stageRows(OWN, rows, trx)
}
