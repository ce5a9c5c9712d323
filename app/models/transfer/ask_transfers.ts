import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { refusals } from '#exceptions/refusals'
import { record, type Actor } from '#models/journal'
import { LEVEL_WORDS, type State } from '#models/report/flow'
import type Round from '#models/round'
import { lockOwnEntries } from '#models/roster/own_entries'
import { refuseIfTooLate } from '#models/transfer/held_transfer'
import { receivingManager } from '#models/transfer/target'
import { tellAsked } from '#models/transfer/telling'
import { isTop } from '#models/tree/is_top'
import { sql } from '#queries/sql'

export interface AskedTransfer {
  /** Of the roster entries. */
  entryIds: readonly number[]
  /** Manager right below the nation; null: nobody knows where to. */
  toId: number | null
  reason: string
}

/**
 * A province asks to give projects away (R4): one request for each, all or none. Nothing changes
 * until the nation approves. Gives the ids of the requests.
 */
export async function askTransfers(
  round: Round,
  { entryIds, toId, reason }: AskedTransfer,
  by: Actor
): Promise<number[]> {
  const { actor } = by
  if (!isTop(actor)) throw refusals.notForThisLevel('迁出申请', LEVEL_WORDS.province)
  return db.transaction(async (trx) => {
    const ids = await lockOwnEntries(round, actor, entryIds, trx)
    if (ids.length === 0) throw refusals.nothingChosen()
    if (toId !== null) await receivingManager(toId, actor.id, trx)
    await refuseWhatCant(ids, trx)

    const asked = await sql<{ id: number }>(
      `INSERT INTO transfer_requests (round_id, roster_entry_id, from_id, to_id, reason, asked_by)
       SELECT ?, one, ?, ?, ?, ? FROM unnest(?::bigint[]) one ORDER BY one RETURNING id`,
      [round.id, actor.id, toId, reason, actor.id, ids],
      trx
    )
    const details = { entries: ids, toId, reason }
    const act = { act: 'transfer.ask', subject: 'transfer_requests', subjectId: asked[0].id }
    await record({ ...act, path: actor.path, details }, by, trx)
    await tellAsked({ id: asked[0].id, count: ids.length, toId, from: actor }, trx)
    return asked.map(({ id }) => id)
  })
}

async function refuseWhatCant(ids: number[], trx: TransactionClientContract) {
  const reports = await sql<{ number: string; state: State; asked: boolean }>(
    `SELECT p.number, r.state, EXISTS (SELECT FROM transfer_requests t
         WHERE t.roster_entry_id = r.roster_entry_id AND t.status = 'open') AS asked
       FROM reports r JOIN projects p ON p.id = r.project_id
      WHERE r.roster_entry_id = ANY(?) ORDER BY p.number`,
    [ids],
    trx
  )
  for (const report of reports) {
    if (report.asked) throw refusals.transferOpen(report.number)
    refuseIfTooLate(report)
  }
}
