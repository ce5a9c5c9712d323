import db from '@adonisjs/lucid/services/db'
import type Account from '#models/account'
import { record, type Actor } from '#models/journal'
import { sql } from '#queries/sql'

/** Ends every session of an account below the actor (L8); pressing twice changes nothing more. */
export async function signOut({ id, path }: Account, by: Actor): Promise<void> {
  await db.transaction(async (trx) => {
    const ended = await sql(
      'DELETE FROM sessions WHERE user_id = ? RETURNING id',
      [String(id)],
      trx
    )
    if (ended.length === 0) return
    await record({ act: 'account.sign_out', subject: 'accounts', subjectId: id, path }, by, trx)
  })
}
