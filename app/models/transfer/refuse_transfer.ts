import db from '@adonisjs/lucid/services/db'
import { record, type Actor } from '#models/journal'
import { holdTransfer } from '#models/transfer/held_transfer'
import { tellMoved } from '#models/transfer/telling'
import { sql } from '#queries/sql'

/** The nation says no, and why; the project stays where it is (R4). */
export async function refuseTransfer(id: number, answer: string, by: Actor): Promise<void> {
  await db.transaction(async (trx) => {
    const held = await holdTransfer(id, 'open', trx)
    await sql(
      `UPDATE transfer_requests SET status = 'refused', answer = ?, decided_by = ?, decided_at = survey_now()
        WHERE id = ?`,
      [answer, by.actor.id, id],
      trx
    )
    const refused = { act: 'transfer.refuse', subject: 'transfer_requests', subjectId: id }
    await record({ ...refused, path: held.path, details: { answer } }, by, trx)
    await tellMoved(held, { words: '的迁出申请没有同意', to: null }, by.actor, trx)
  })
}
