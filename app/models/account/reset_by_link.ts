import FormRefusal from '#exceptions/form_refusal'
import type Account from '#models/account'
import { AccountSessions } from '#models/account/account_sessions'
import { forgiveFailures } from '#models/account/forgive_failures'
import { newPasswordMistakes } from '#models/account/new_password'
import { passwordLinks } from '#models/account/password_links'

interface Typed {
  password: string
  passwordAgain: string
}

/**
 * Sets the password that a one-time link allows (L4) and ends every session of the account. Whoever
 * holds the link proved the e-mail, so a lock does not hold it up and is lifted. False when the
 * link has just been used. Throws FormRefusal 422 with every mistake; the link stays usable then.
 */
export async function resetByLink(token: string, account: Account, typed: Typed): Promise<boolean> {
  const mistakes = newPasswordMistakes(account, typed)
  if (mistakes.length > 0) throw new FormRefusal(mistakes)

  if (!(await passwordLinks.redeem(token, typed.password))) return false
  await new AccountSessions(account.id).endAll()
  await forgiveFailures([account.userName])
  return true
}
