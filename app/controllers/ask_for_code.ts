import type { HttpContext } from '@adonisjs/core/http'
import type Account from '#models/account'
import { passwordPrint } from '#models/account/password_print'

/** The password was right; nothing is open before the code is (L8). */
export function askForCode({ response, session }: HttpContext, account: Account) {
  const intended = session.pullIntendedUrl()
  session.clear()
  session.regenerate()
  if (intended) session.setIntendedUrl(intended)
  session.put('passwordGiven', {
    id: account.id,
    print: passwordPrint(account),
    at: Date.now(),
  })
  return response.redirect().status(303).toRoute('login_code.create')
}
