import db from '@adonisjs/lucid/services/db'
import { Prepared } from '#queries/prepared'
import { sql } from '#queries/sql'

const OWN = new Prepared(
  'session of an account',
  'SELECT FROM sessions WHERE user_id = ? AND id = ?'
)

/** Behind the lock the password is read as it is when nobody is changing it any more. */
const BEGIN = `
  WITH proved AS (
    SELECT id FROM accounts WHERE id = ? AND password = ? AND enabled FOR SHARE
  )
  INSERT INTO sessions (id, user_id, data, expires_at)
  SELECT ?, id::text, '', now() + interval '30 minutes' FROM proved RETURNING id`

/**
 * The sessions in which an account is signed in. A session counts only while its row names the
 * account: a request that ends late may write its row again, but never who it belongs to. What ends
 * them changes the account first and deletes in a later statement: it sees all that began before.
 */
export class AccountSessions {
  readonly #accountId: number

  constructor(accountId: number) {
    this.#accountId = accountId
  }

  /**
   * Begins one for somebody who has proved the password with this hash; false when it was changed
   * since, or the account disabled (L4). Who changes it afterwards finds this session and ends it.
   */
  async begin(sessionId: string, password: string): Promise<boolean> {
    const begun = await sql(BEGIN, [this.#accountId, password, sessionId])
    return begun.length > 0
  }

  async has(sessionId: string): Promise<boolean> {
    const rows = await OWN.run([String(this.#accountId), sessionId])
    return rows.length > 0
  }

  async endAll() {
    await this.#all.delete()
  }

  get #all() {
    return db.from('sessions').where('user_id', String(this.#accountId))
  }
}
