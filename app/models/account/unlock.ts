import db from '@adonisjs/lucid/services/db'
import type Account from '#models/account'
import { FailureCounter } from '#models/account/failure_counter'
import { record, type Actor } from '#models/journal'

/** Lets an account try its password again at once; addresses keep what they have done (L7). */
export async function unlock({ id, path, userName }: Account, by: Actor): Promise<void> {
  await db.transaction(async (trx) => {
    await record({ act: 'account.unlock', subject: 'accounts', subjectId: id, path }, by, trx)
    await new FailureCounter(userName, '').clear()
  })
}
