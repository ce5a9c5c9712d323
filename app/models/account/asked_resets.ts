import db from '@adonisjs/lucid/services/db'
import type Account from '#models/account'
import { AT_ONCE } from '#models/account/asked_slips'
import { resetBySuperior } from '#models/account/reset_by_superior'
import type { Actor } from '#models/journal'
import Task from '#models/task'

/**
 * New passwords for these accounts below the actor, used or not, with their slips (L4). Gives the
 * task that makes them, to be sent on its way; null when they are made.
 */
export async function askForResets(
  { id, site, accounts }: { id: string; site: string; accounts: readonly Account[] },
  by: Actor
): Promise<Task | null> {
  if (accounts.length > AT_ONCE) {
    const accountIds = accounts.map((account) => account.id)
    const input = { id, site, accountIds, address: by.address ?? undefined }
    return db.transaction((trx) => Task.ask('accounts.reset', by.actor, input, trx))
  }
  await resetBySuperior(accounts, { id, site, unusedOnly: false }, by)
  return null
}
