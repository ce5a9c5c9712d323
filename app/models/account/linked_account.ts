import { passwordRefusals } from '#exceptions/password_refusals'
import type Account from '#models/account'
import { FailureCounter } from '#models/account/failure_counter'
import { passwordLinks } from '#models/account/password_links'

/**
 * The account that a link opens, or null. A made-up token counts as a failure of its address; a
 * real one, even used, does not. Throws FormRefusal 429 after too many made-up ones.
 */
export async function findByLink(token: string, address: string): Promise<Account | null> {
  const account = await passwordLinks.account(token)
  if (account || (await passwordLinks.isKnown(token))) return account

  const { left, lockedUntil } = await new FailureCounter('', address).failWithoutName()
  if (left < 0) throw passwordRefusals.locked('token', lockedUntil!)
  return null
}
