import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Account from '#models/account'
import { forgiveFailures } from '#models/account/forgive_failures'
import { freshSecrets, type Secret } from '#models/account/fresh_secrets'
import { resetAccounts } from '#models/account/reset_accounts'
import { record } from '#models/journal'
import { sql } from '#queries/sql'

/** The nation's own account (L2). Nobody stands above it: who runs the system makes and resets it. */
const OFFICE = { userName: '000000XM', role: 'nation' }

/** Its password for one login, known to nobody else; null where the account is there already. */
export function createOffice(): Promise<string | null> {
  return inSecret(async (secret, trx) => {
    const [made] = await sql<{ id: number }>(
      `INSERT INTO accounts (user_name, role, name, path, password, must_change_password)
       SELECT ?, 'nation', '国家级管理机构', 'nation', ?, true
        WHERE NOT EXISTS (SELECT FROM accounts WHERE role = 'nation' AND office_id IS NULL)
       ON CONFLICT (user_name) DO NOTHING RETURNING id`,
      [OFFICE.userName, secret.hash],
      trx
    )
    if (!made) return false
    const actor = await Account.findOrFail(made.id, { client: trx })
    const act = { act: 'account.create', subject: 'accounts', subjectId: made.id, path: 'nation' }
    await record(act, { actor, address: null }, trx)
    return true
  })
}

/**
 * A new password for one login; sessions, second factor and locks of the old one are over. Null
 * where there is no account yet.
 */
export async function resetOffice(): Promise<string | null> {
  const plain = await inSecret(async (secret, trx) => {
    const actor = await Account.findBy({ userName: OFFICE.userName }, { client: trx })
    if (!actor) return false
    await sql('UPDATE accounts SET enabled = true WHERE id = ?', [actor.id], trx)
    await resetAccounts([secret], { unusedOnly: false }, { actor, address: null }, trx)
    await sql('UPDATE accounts SET must_change_password = true WHERE id = ?', [actor.id], trx)
    return true
  })
  if (plain) await forgiveFailures([OFFICE.userName])
  return plain
}

/** The new password, when `work` has stored its hash. */
async function inSecret(
  work: (secret: Secret, trx: TransactionClientContract) => Promise<boolean>
): Promise<string | null> {
  const [secret] = await freshSecrets([OFFICE])
  return (await db.transaction((trx) => work(secret, trx))) ? secret.plain : null
}
