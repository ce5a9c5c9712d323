import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Round from '#models/round'
import { lockTree } from '#models/tree/lock_tree'

/**
 * The round whose reports follow a change of the managers, locked as by `lockTree`: the one that runs,
 * else the one whose list is being prepared; null before the first. Once another one opens, it places
 * its reports itself (`openRound`).
 */
export async function lockedRound(trx: TransactionClientContract): Promise<Round | null> {
  const round = await Round.listed(trx)
  if (!round) return null
  await lockTree(round, trx)
  const now = await Round.listed(trx)
  // Another one may have opened while the lock was waited for.
  return now?.id === round.id ? now : lockedRound(trx)
}
