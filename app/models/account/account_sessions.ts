import db from '@adonisjs/lucid/services/db'
import { Prepared } from '#queries/prepared'

const OWN = new Prepared(
  'session of an account',
  'SELECT FROM sessions WHERE user_id = ? AND id = ?'
)

/**
 * The sessions in which an account is signed in. A session counts only while its row names the
 * account: a request that ends late may write its row again, but never who it belongs to.
 */
export class AccountSessions {
  readonly #accountId: number

  constructor(accountId: number) {
    this.#accountId = accountId
  }

  async has(sessionId: string): Promise<boolean> {
    const rows = await OWN.run([String(this.#accountId), sessionId])
    return rows.length > 0
  }

  async endAll() {
    await this.#all.delete()
  }

  async endOthers(sessionId: string) {
    await this.#all.whereNot('id', sessionId).delete()
  }

  get #all() {
    return db.from('sessions').where('user_id', String(this.#accountId))
  }
}
