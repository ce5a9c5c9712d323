import encryption from '@adonisjs/core/services/encryption'
import { Secret, TOTP } from 'otpauth'

const PERIOD = 30
const PURPOSE = 'totp'

/** The secret that an app on a phone shares with the site (RFC 6238); outside it is always sealed. */
export const totpSecret = {
  /** A new one, to be carried until it is confirmed. */
  propose(): string {
    return encryption.encrypt(new Secret({ size: 20 }).base32, undefined, PURPOSE)
  },

  /** What an app needs; null for a secret that is not ours. */
  shown(sealed: string, userName: string): { secret: string; uri: string } | null {
    const secret = encryption.decrypt<string>(sealed, PURPOSE)
    return secret ? { secret, uri: totp(secret, userName).toString() } : null
  },

  /**
   * The period that a code as typed belongs to, one before or after at most; null when it does not
   * fit. Apps show the real time, not the survey's.
   */
  stepOf(sealed: string, typed: string): number | null {
    const secret = encryption.decrypt<string>(sealed, PURPOSE)
    const token = typed.normalize('NFKC').replace(/\s/g, '')
    if (!secret || !/^\d{6}$/.test(token)) return null
    const now = Date.now()
    const delta = totp(secret, '').validate({ token, timestamp: now, window: 1 })
    return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta
  },
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
