import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#models/journal'
import { keepPlaces } from '#models/tree/keep_places'
import { lockedRound } from '#models/tree/locked_round'
import { settleWhole } from '#models/tree/settle_whole'
import { sql } from '#queries/sql'

/** Any fixed number: one change of the tree at a time where no round is there to be locked. */
const TREE_LOCK = 13

/**
 * One change of the managers, alone in the tree; afterwards every report at or below the path that
 * `change` gives stands below its nearest enabled manager and waits where somebody is, and a province
 * that has lost its last open line is settled. Null: nothing has changed.
 */
export async function treeChange(
  by: Actor,
  reason: string,
  change: (trx: TransactionClientContract) => Promise<string | null>
): Promise<boolean> {
  return db.transaction(async (trx) => {
    const round = await lockedRound(trx)
    await sql('SELECT pg_advisory_xact_lock(?)', [TREE_LOCK], trx)
    const path = await change(trx)
    if (path === null) return false
    if (!round) return true
    await keepPlaces(round, path, { ...by, action: 'relocate', reason }, trx)
    await settleWhole(round, path, by, trx)
    return true
  })
}
