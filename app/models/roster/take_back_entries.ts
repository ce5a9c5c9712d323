import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { refusals } from '#exceptions/refusals'
import { record, type Actor } from '#models/journal'
import { lockOwnEntries } from '#models/roster/own_entries'
import type Round from '#models/round'
import { sql } from '#queries/sql'

/**
 * A manager takes its verification of lines back, until a level above has verified one of them:
 * then nothing is taken back (R2). Unit managers stay as they were settled (R3). Gives the number.
 */
export async function takeBackEntries(
  round: Round,
  ids: readonly number[],
  by: Actor
): Promise<number> {
  if (ids.length === 0) throw refusals.nothingChosen()
  return db.transaction(async (trx) => {
    const own = await lockOwnEntries(round, by.actor, ids, trx)
    await refuseIfConfirmedAbove(own, by, trx)
    const taken = await sql<{ id: number }>(
      `DELETE FROM roster_confirmations WHERE roster_entry_id = ANY(?) AND account_id = ?
       RETURNING roster_entry_id AS id`,
      [own, by.actor.office],
      trx
    )
    const details = { entries: taken.map(({ id }) => id) }
    const back = { act: 'roster.takeBack', subject: 'accounts', subjectId: by.actor.office }
    if (taken.length > 0) await record({ ...back, path: by.actor.path, details }, by, trx)
    return taken.length
  })
}

async function refuseIfConfirmedAbove(
  ids: number[],
  { actor }: Actor,
  trx: TransactionClientContract
) {
  const [above] = await sql<{ number: string; name: string }>(
    `SELECT p.number, a.name FROM roster_confirmations c
       JOIN accounts a ON a.id = c.account_id AND a.path @> ?::ltree AND a.path <> ?::ltree
       JOIN roster_entries e ON e.id = c.roster_entry_id JOIN projects p ON p.id = e.project_id
      WHERE c.roster_entry_id = ANY(?) ORDER BY nlevel(a.path) DESC, p.number LIMIT 1`,
    [actor.path, actor.path, ids],
    trx
  )
  if (above) throw refusals.confirmedAbove(above.number, above.name)
}
