import db from '@adonisjs/lucid/services/db'
import type Account from '#models/account'
import { recoveryCodes } from '#models/account/recovery_codes'
import { totpSecret } from '#models/account/totp_secret'
import { record, type Actor } from '#models/journal'
import { sql } from '#queries/sql'

const PUT = `
  UPDATE accounts SET totp_secret = ?, totp_step = ?
   WHERE id = ? AND totp_secret IS NOT DISTINCT FROM ? RETURNING id`

/** A second factor at login (L8): codes of an app, or recovery codes, each accepted once. */
export const secondFactor = {
  /**
   * Puts a proposed secret in the place of the present one (none, or that of the old phone), which
   * holds until then; gives ten new recovery codes. Null when the code does not fit the proposed
   * secret. Who presses twice has it already and gets codes again: those of the first press were
   * never seen.
   */
  async confirm(sealed: string, code: string, by: Actor): Promise<string[] | null> {
    const step = totpSecret.stepOf(sealed, code)
    if (step === null) return null
    const { id, totpSecret: present } = by.actor
    return db.transaction(async (trx) => {
      const [put] = await sql(PUT, [sealed, step, id, present], trx)
      if (put) {
        await journal(present === null ? 'account.totp' : 'account.totp_phone', by, trx)
        return recoveryCodes.renew(id, trx)
      }
      const again = 'SELECT FROM accounts WHERE id = ? AND totp_secret = ?'
      const [held] = await sql(again, [id, sealed], trx)
      return held ? recoveryCodes.renew(id, trx) : null
    })
  },

  /** Ten new recovery codes; the old ones are void. */
  async renewCodes(by: Actor): Promise<string[]> {
    return db.transaction(async (trx) => {
      await journal('account.recovery_codes', by, trx)
      return recoveryCodes.renew(by.actor.id, trx)
    })
  },

  /** Whether this opens the account now; used up by the same statement that finds out. */
  async accepts({ id, totpSecret: sealed }: Account, code: string): Promise<boolean> {
    const step = sealed && totpSecret.stepOf(sealed, code)
    if (step === null) return recoveryCodes.redeem(id, code)
    const accepted = await sql(
      'UPDATE accounts SET totp_step = ? WHERE id = ? AND (totp_step IS NULL OR totp_step < ?) RETURNING id',
      [step, id, step]
    )
    return accepted.length > 0
  },

  async turnOff(by: Actor): Promise<void> {
    await db.transaction(async (trx) => {
      const off = 'UPDATE accounts SET totp_secret = NULL, totp_step = NULL WHERE id = ?'
      await sql(off, [by.actor.id], trx)
      await sql('DELETE FROM recovery_codes WHERE account_id = ?', [by.actor.id], trx)
      await journal('account.totp_off', by, trx)
    })
  },
}

function journal(act: string, by: Actor, trx: Parameters<typeof record>[2]) {
  const { id, path } = by.actor
  return record({ act, subject: 'accounts', subjectId: id, path }, by, trx)
}
