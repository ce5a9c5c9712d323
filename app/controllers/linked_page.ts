import type { HttpContext } from '@adonisjs/core/http'
import type Account from '#models/account'
import { PasswordPolicy } from '#models/account/password_policy'

/** What the page behind a mailed link shows: whose password is set, and how far what was typed fits. */
export function linkedPage({ params, request }: HttpContext, account: Account) {
  const password = request.input('password')
  const lines = new PasswordPolicy(account).lines(typeof password === 'string' ? password : '')
  return { account, lines, token: params.token }
}
