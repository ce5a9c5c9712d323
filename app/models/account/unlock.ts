import db from '@adonisjs/lucid/services/db'
import type Account from '#models/account'
import { forgiveFailures } from '#models/account/forgive_failures'
import { record, type Actor } from '#models/journal'

/**
 * Lets an account try its password again at once, from where it failed too; addresses keep what they
 * did with other accounts (L7). False while one of its addresses is locked by those.
 */
export async function unlock({ id, path, userName }: Account, by: Actor): Promise<boolean> {
  return db.transaction(async (trx) => {
    await record({ act: 'account.unlock', subject: 'accounts', subjectId: id, path }, by, trx)
    return forgiveFailures([userName])
  })
}
