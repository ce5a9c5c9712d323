import type { HttpContext } from '@adonisjs/core/http'
import type Account from '#models/account'

/**
 * Opens a new session for somebody who has proved who they are. Its row names the account only when
 * the own password was given: with the initial one it opens nothing else than choosing another (L1).
 */
export async function beginSession({ auth, session }: HttpContext, account: Account) {
  session.clear()
  await auth.use('web').login(account)
  if (account.hasInitialPassword) return

  await session.tag(String(account.id))
  session.put('seenAt', Date.now())
}
