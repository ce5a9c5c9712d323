import type Account from '#models/account'
import type { Level } from '#models/report/flow'
import { siteSetting, TOTP_LEVELS } from '#models/site_setting'

/** What somebody who is signed in must do before anything else. */
export type Duty = 'password' | 'contact' | 'totp'

/** The first thing that is due; null when all pages are open (L3, L4, L8). */
export async function dutyOf(account: Account): Promise<Duty | null> {
  if (account.mustChangePassword) return 'password'
  if (account.isRespondent) return null
  if (!account.contactName || !account.contactPhone || !account.contactEmail) return 'contact'
  if (account.totpSecret !== null || !(TOTP_LEVELS as readonly Level[]).includes(account.role))
    return null
  const demanded = await siteSetting.totpLevels()
  return demanded.includes(account.role) ? 'totp' : null
}
