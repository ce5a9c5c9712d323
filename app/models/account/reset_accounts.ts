import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Secret } from '#models/account/fresh_secrets'
import { record, type Actor } from '#models/journal'
import { sql } from '#queries/sql'

const STORE = `
  WITH given AS (
    SELECT * FROM json_to_recordset(?::json) AS one ("userName" text, hash text)
  ), reset AS (
    UPDATE accounts SET password = given.hash, must_change_password = role = 'respondent',
        totp_secret = NULL, totp_step = NULL
      FROM given WHERE user_name = given."userName" AND enabled AND (NOT ? OR first_login_at IS NULL)
    RETURNING id, user_name
  )
  SELECT id, user_name AS "userName" FROM reset`

/** After the lock of STORE, in a statement of its own: it also sees what began while that waited. */
const END = `
  WITH ended AS (
    SELECT unnest(?::bigint[]) AS id
  ), codes AS (
    DELETE FROM recovery_codes WHERE account_id IN (SELECT id FROM ended)
  ), links AS (
    DELETE FROM password_links WHERE used_at IS NULL AND account_id IN (SELECT id FROM ended)
  )
  DELETE FROM sessions WHERE user_id IN (SELECT id::text FROM ended)`

/**
 * Stores new passwords (L4): everything that the old ones opened is over, the second factor too. A
 * disabled account keeps its own: a new one would open nothing.
 * `unusedOnly` leaves accounts alone that somebody has used. Gives the secrets that were stored.
 */
export async function resetAccounts(
  secrets: readonly Secret[],
  { unusedOnly }: { unusedOnly: boolean },
  by: Actor,
  trx: TransactionClientContract
): Promise<Secret[]> {
  const given = secrets.map(({ userName, hash }) => ({ userName, hash }))
  const bindings = [JSON.stringify(given), unusedOnly]
  const stored = await sql<{ id: number; userName: string }>(STORE, bindings, trx)
  await sql(END, [stored.map(({ id }) => id)], trx)
  const names = new Set(stored.map(({ userName }) => userName))
  if (names.size > 0) {
    const details = { userNames: [...names] }
    const entry = { act: 'account.reset', subject: 'accounts', subjectId: null }
    await record({ ...entry, path: by.actor.path, details }, by, trx)
  }
  return secrets.filter(({ userName }) => names.has(userName))
}
