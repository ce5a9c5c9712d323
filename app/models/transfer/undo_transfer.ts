import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { refusals } from '#exceptions/refusals'
import Account from '#models/account'
import { record, type Actor } from '#models/journal'
import type Round from '#models/round'
import { deadlineWords } from '#models/transfer/deadline_words'
import { holdTransfer, refuseIfTooLate, type HeldTransfer } from '#models/transfer/held_transfer'
import { relist } from '#models/transfer/relist'
import { tellMoved } from '#models/transfer/telling'
import { lockTree } from '#models/tree/lock_tree'
import { sql } from '#queries/sql'

/**
 * The nation puts a project back to where an approved transfer took it from (R4): into its old region,
 * below whoever is the nearest manager there now. Only the latest transfer of a project. Gives what
 * became of its deadline (D3).
 */
export async function undoTransfer(
  round: Round,
  id: number,
  reason: string,
  by: Actor
): Promise<string> {
  return db.transaction(async (trx) => {
    await lockTree(round, trx)
    const held = await holdTransfer(id, 'approved', trx)
    refuseIfTooLate(held)
    await refuseIfOverlaid(held, trx)

    await sql(
      `UPDATE transfer_requests SET status = 'undone', undone_by = ?, undone_at = survey_now(), undo_reason = ?
        WHERE id = ?`,
      [by.actor.id, reason, id],
      trx
    )
    const details = { transfer: id, fromRegion: held.regionCode, toRegion: held.fromRegion }
    const cause = { ...by, action: 'undoTransfer' as const, reason, details }
    await relist(round, held, held.fromRegion, cause, trx)

    const undone = { act: 'transfer.undo', subject: 'transfer_requests', subjectId: id }
    await record({ ...undone, path: held.path, details: { ...details, reason } }, by, trx)
    const to = await Account.findOrFail(held.toId, { client: trx })
    const deadline = await deadlineWords(held, trx)
    await tellMoved(held, { words: `已迁回${held.fromName}`, to, deadline }, by.actor, trx)
    return deadline
  })
}

async function refuseIfOverlaid(
  { id, entryId, number }: HeldTransfer,
  trx: TransactionClientContract
) {
  const [later] = await sql(
    `SELECT id FROM transfer_requests WHERE roster_entry_id = ? AND id <> ?
        AND (status = 'open' OR (status = 'approved' AND id > ?)) LIMIT 1`,
    [entryId, id, id],
    trx
  )
  if (later) throw refusals.transferOverlaid(number)
}
