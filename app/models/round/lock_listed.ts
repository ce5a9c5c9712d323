import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { refusals } from '#exceptions/refusals'
import type Round from '#models/round'
import { lockTree } from '#models/tree/lock_tree'

/**
 * Locks the round before something comes into its list (R1, R5), so that it can't be closed meanwhile;
 * refuses one that is closed. The lock is that of `lockTree`.
 */
export async function lockListed(
  round: Pick<Round, 'id'>,
  trx: TransactionClientContract
): Promise<void> {
  if ((await lockTree(round, trx)) === 'closed') throw refusals.roundClosed()
}
