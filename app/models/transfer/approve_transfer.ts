import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record, type Actor } from '#models/journal'
import type Round from '#models/round'
import { deadlineWords } from '#models/transfer/deadline_words'
import { holdTransfer, refuseIfTooLate, type HeldTransfer } from '#models/transfer/held_transfer'
import { relist } from '#models/transfer/relist'
import { receivingManager, receivingRegion, type Target } from '#models/transfer/target'
import { tellMoved } from '#models/transfer/telling'
import { lockTree } from '#models/tree/lock_tree'
import { sql } from '#queries/sql'

export interface Approval {
  /** Id of the receiving manager: as asked, or the one the nation has found. */
  toId: number
  /** Region code there; empty: that of the receiving manager. */
  region: string
}

/**
 * The nation approves: project, report, respondent's account, deadlines and counts move in one step
 * (R4). The new managers verify the line anew. Gives what became of the deadline (D3).
 */
export async function approveTransfer(
  round: Round,
  id: number,
  { toId, region }: Approval,
  by: Actor
): Promise<string> {
  return db.transaction(async (trx) => {
    await lockTree(round, trx)
    const held = await holdTransfer(id, 'open', trx)
    refuseIfTooLate(held)
    const account = await receivingManager(toId, held.fromId, trx)
    const target = await receivingRegion(round, account, region, trx)

    await decide(held, target, by, trx)
    await forgetConfirmations(held.entryId, target, trx)
    const reason = `${held.fromName}迁到${account.name}`
    const details = { transfer: id, fromRegion: held.regionCode, toRegion: target.region }
    const cause = { ...by, action: 'transfer' as const, reason, details }
    await relist(round, held, target.region, cause, trx)

    const approved = { act: 'transfer.approve', subject: 'transfer_requests', subjectId: id }
    await record({ ...approved, path: held.path, details: { ...details, toId } }, by, trx)
    const deadline = await deadlineWords(held, trx)
    await tellMoved(held, { words: `已由${reason}`, to: account, deadline }, by.actor, trx)
    return deadline
  })
}

async function decide(
  held: HeldTransfer,
  { account, region }: Target,
  { actor }: Actor,
  trx: TransactionClientContract
) {
  await sql(
    `UPDATE transfer_requests SET status = 'approved', to_id = ?, from_region = ?, to_region = ?,
        decided_by = ?, decided_at = survey_now() WHERE id = ?`,
    [account.id, held.regionCode, region, actor.id, held.id],
    trx
  )
}

/** From an earlier stay there. */
async function forgetConfirmations(
  entryId: number,
  { account }: Target,
  trx: TransactionClientContract
) {
  await sql(
    `DELETE FROM roster_confirmations c USING accounts a
      WHERE c.roster_entry_id = ? AND a.id = c.account_id AND a.path <@ ?::ltree`,
    [entryId, account.path],
    trx
  )
}
