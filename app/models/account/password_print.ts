import type Account from '#models/account'
import { fingerprint } from '#models/report/stamp'

/** Tells whether the password was changed since (L4), and nothing about it. */
export function passwordPrint({ password }: Account): string {
  return fingerprint(password ?? '')
}
