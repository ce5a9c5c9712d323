import db from '@adonisjs/lucid/services/db'
import { record, type Actor } from '#models/journal'
import { holdTransfer } from '#models/transfer/held_transfer'
import { sql } from '#queries/sql'

/** The province that asked takes its request back while nobody has decided (R4). */
export async function withdrawTransfer(id: number, by: Actor): Promise<void> {
  await db.transaction(async (trx) => {
    const { path } = await holdTransfer(id, 'open', trx)
    await sql(
      `UPDATE transfer_requests SET status = 'withdrawn', decided_by = ?, decided_at = survey_now() WHERE id = ?`,
      [by.actor.id, id],
      trx
    )
    const withdrawn = { act: 'transfer.withdraw', subject: 'transfer_requests', subjectId: id }
    await record({ ...withdrawn, path }, by, trx)
  })
}
