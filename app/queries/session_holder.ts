import { refusals } from '#exceptions/refusals'
import Account from '#models/account'

/** The account behind a live session; refused when the session is over or the account may not sign in. */
export async function sessionHolder(sessionId: string): Promise<Account> {
  const holder = await Account.query()
    .whereRaw('id::text = (SELECT user_id FROM sessions WHERE id = ? AND expires_at > now())', [
      sessionId,
    ])
    .where('enabled', true)
    .whereNotNull('password')
    .first()
  if (!holder) throw refusals.signedOut()
  return holder
}
