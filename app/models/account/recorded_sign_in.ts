import db from '@adonisjs/lucid/services/db'
import type Account from '#models/account'
import { address } from '#models/account/address'

/** When and from where an account is used, the first and the last time (L6, L8). */
export async function recordSignIn(account: Account, from: string) {
  await db.rawQuery(
    `UPDATE accounts SET last_login_at = survey_now(), last_login_address = :from,
       first_login_at = coalesce(first_login_at, survey_now()),
       first_login_address = coalesce(first_login_address, :from)
     WHERE id = :id`,
    { id: account.id, from: address(from) }
  )
}
