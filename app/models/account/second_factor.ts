import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import { Secret, TOTP } from 'otpauth'
import type Account from '#models/account'
import { recoveryCodes } from '#models/account/recovery_codes'
import { record, type Actor } from '#models/journal'
import { sql } from '#queries/sql'

const PERIOD = 30
const PURPOSE = 'totp'

/** A second factor at login (L8): codes of an app by RFC 6238, or recovery codes, each accepted once. */
export const secondFactor = {
  /** A new secret, encrypted, to be carried until it is confirmed. */
  propose(): string {
    return encryption.encrypt(new Secret({ size: 20 }).base32, undefined, PURPOSE)
  },

  /** What an app needs; null for a secret that is not ours. */
  shown(sealed: string, userName: string): { secret: string; uri: string } | null {
    const secret = encryption.decrypt<string>(sealed, PURPOSE)
    return secret ? { secret, uri: totp(secret, userName).toString() } : null
  },

  /** Turns it on when the code fits the proposed secret; gives ten recovery codes, null otherwise. */
  async confirm(sealed: string, code: string, by: Actor): Promise<string[] | null> {
    const step = stepOf(sealed, code)
    if (step === null) return null
    return db.transaction(async (trx) => {
      const on = await sql(
        'UPDATE accounts SET totp_secret = ?, totp_step = ? WHERE id = ? AND totp_secret IS NULL RETURNING id',
        [sealed, step, by.actor.id],
        trx
      )
      if (on.length === 0) return null
      await journal('account.totp', by, trx)
      return recoveryCodes.renew(by.actor.id, trx)
    })
  },

  /** Whether this opens the account now; used up by the same statement that finds out. */
  async accepts({ id, totpSecret }: Account, code: string): Promise<boolean> {
    const step = totpSecret && stepOf(totpSecret, code)
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

/** The period that the code belongs to, one before or after at most. Apps show the real time, not the survey's. */
function stepOf(sealed: string, code: string): number | null {
  const secret = encryption.decrypt<string>(sealed, PURPOSE)
  if (!secret || !/^\d{6}$/.test(code)) return null
  const now = Date.now()
  const delta = totp(secret, '').validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta
}

function totp(secret: string, label: string): TOTP {
  const issuer = '跟踪调查'
  return new TOTP({
    issuer,
    label: label || issuer,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  })
}

function journal(act: string, by: Actor, trx: Parameters<typeof record>[2]) {
  const { id, path } = by.actor
  return record({ act, subject: 'accounts', subjectId: id, path }, by, trx)
}
