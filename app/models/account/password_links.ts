import { createHash, randomBytes } from 'node:crypto'
import hash from '@adonisjs/core/services/hash'
import db from '@adonisjs/lucid/services/db'
import Account from '#models/account'

/** A link as it goes into a mail: nothing stored can make it again. */
export interface IssuedLink {
  /** 32 random bytes, base64url. */
  token: string
  expiresAt: Date
}

const USABLE = 'used_at IS NULL AND expires_at > survey_now()'

/** One-time links with which a respondent sets a new password (L4). */
export const passwordLinks = {
  /** A link valid for 30 minutes; earlier ones of the account become void. */
  async issue(account: Account): Promise<IssuedLink> {
    const token = randomBytes(32).toString('base64url')
    const expiresAt = await db.transaction(async (trx) => {
      await trx.rawQuery('SELECT FROM accounts WHERE id = ? FOR UPDATE', [account.id])
      await trx.from('password_links').where('account_id', account.id).whereNull('used_at').delete()
      const { rows } = await trx.rawQuery<{ rows: { expires_at: Date }[] }>(
        `INSERT INTO password_links (token_hash, account_id, expires_at)
         VALUES (?, ?, survey_now() + interval '30 minutes') RETURNING expires_at`,
        [digest(token), account.id]
      )
      return rows[0].expires_at
    })
    return { token, expiresAt }
  },

  /** Whose password the link sets; null when it is used, void, expired or made up. */
  async account(token: string): Promise<Account | null> {
    return Account.query()
      .where('enabled', true)
      .whereRaw(`id = (SELECT account_id FROM password_links WHERE token_hash = ? AND ${USABLE})`, [
        digest(token),
      ])
      .first()
  },

  /**
   * Uses the link up and sets the password in one step; false when somebody was quicker. The account
   * is locked first, as by who resets it: of two at once one waits for the other.
   */
  async redeem(token: string, newPassword: string): Promise<boolean> {
    const password = await hash.make(newPassword)
    const { rowCount } = await db.rawQuery<{ rowCount: number }>(
      `WITH held AS (
         SELECT id FROM accounts WHERE enabled AND id = (SELECT account_id FROM password_links WHERE token_hash = :digest)
         FOR NO KEY UPDATE
       ), used AS (
         UPDATE password_links SET used_at = survey_now() FROM held
         WHERE token_hash = :digest AND ${USABLE} AND account_id = held.id RETURNING account_id)
       UPDATE accounts SET password = :password, must_change_password = false FROM used WHERE accounts.id = used.account_id`,
      { digest: digest(token), password }
    )
    return rowCount === 1
  },

  /** Makes an unused link of the account void: its password was changed in another way. */
  async void(account: Account) {
    await db.from('password_links').where('account_id', account.id).whereNull('used_at').delete()
  },

  /** Whether it was ever issued: opening an old link is no guess. */
  async isKnown(token: string): Promise<boolean> {
    const found = await db.from('password_links').where('token_hash', digest(token)).first()
    return found !== null
  },
}

function digest(token: string) {
  return createHash('sha256').update(token).digest('hex')
}
