import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { refusals } from '#exceptions/refusals'
import { record, type Actor } from '#models/journal'
import { lockOwnEntries } from '#models/roster/own_entries'
import type Round from '#models/round'
import { isTop } from '#models/tree/is_top'
import { lockTree } from '#models/tree/lock_tree'
import { settleWhole } from '#models/tree/settle_whole'
import { openEntries } from '#queries/open_entries'
import { sql } from '#queries/sql'

/** Some lines by their ids, or all that are open and were seen so (`OpenEntries.stamp`). */
export type Chosen = { ids: readonly number[] } | { allSeen: string }

export interface Confirmed {
  /** Lines confirmed now; those confirmed before are not counted. */
  count: number
  /** The whole list of a province is confirmed with this, for the first time in the round. */
  settled: boolean
}

/**
 * A manager verifies lines of its part of the list (R2). Once all lines of a province are verified,
 * however they came to be, its unit managers are settled (R3), all in one transaction.
 */
export async function confirmEntries(round: Round, chosen: Chosen, by: Actor): Promise<Confirmed> {
  return db.transaction(async (trx) => {
    if (isTop(by.actor)) await lockTree(round, trx)
    const wanted = 'ids' in chosen ? chosen.ids : 'all'
    if (wanted.length === 0) throw refusals.nothingChosen()
    const ids = await lockOwnEntries(round, by.actor, wanted, trx)
    if ('allSeen' in chosen) await refuseIfChanged(round, chosen.allSeen, by, trx)

    const count = await store(ids, by, trx)
    return { count, settled: isTop(by.actor) && (await settleWhole(round, by.actor.path, by, trx)) }
  })
}

/** A second press finds nothing open and is fine. */
async function refuseIfChanged(
  round: Round,
  seen: string,
  { actor }: Actor,
  trx: TransactionClientContract
) {
  const { open, stamp } = await openEntries(round.id, actor, trx)
  if (open > 0 && stamp !== seen) throw refusals.listChanged()
}

async function store(ids: number[], by: Actor, trx: TransactionClientContract): Promise<number> {
  const stored = await sql<{ id: number }>(
    `INSERT INTO roster_confirmations (roster_entry_id, account_id, confirmed_by)
     SELECT unnest(?::bigint[]), ?, ? ON CONFLICT DO NOTHING RETURNING roster_entry_id AS id`,
    [ids, by.actor.office, by.actor.id],
    trx
  )
  const { path } = by.actor
  const details = { entries: stored.map(({ id }) => id) }
  if (stored.length > 0) {
    const confirmed = { act: 'roster.confirm', subject: 'accounts', subjectId: by.actor.office }
    await record({ ...confirmed, path, details }, by, trx)
  }
  return stored.length
}
