import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { refusals } from '#exceptions/refusals'
import type Round from '#models/round'
import { sql } from '#queries/sql'

/**
 * Locks the round before something comes into its list (R1, R5), so that it can't be closed meanwhile;
 * refuses one that is closed. The lock is that of `lockTree`.
 */
export async function lockListed(
  { id }: Pick<Round, 'id'>,
  trx: TransactionClientContract
): Promise<void> {
  const [{ status }] = await sql<{ status: string }>(
    'SELECT status FROM rounds WHERE id = ? FOR NO KEY UPDATE',
    [id],
    trx
  )
  if (status === 'closed') throw refusals.roundClosed()
}
