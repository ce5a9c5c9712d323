import db from '@adonisjs/lucid/services/db'
import { resetBySuperior } from '#models/account/reset_by_superior'
import type { Actor } from '#models/journal'
import Task from '#models/task'
import { AccountList } from '#queries/account_list'
import type { AccountFilters } from '#validators/account_filters'

/** So many slips are made while the person waits; more are made behind the pages. */
export const AT_ONCE = 40

/**
 * Slips for the managers below the actor that nobody has used yet, by the filters of the page.
 * Gives the task that makes them, to be sent on its way; null when they are made.
 */
export async function askForSlips(
  { id, site, filters }: { id: string; site: string; filters: AccountFilters },
  by: Actor
): Promise<Task | null> {
  const accounts = await new AccountList(by.actor, null, filters).unused()
  if (accounts.length > AT_ONCE) {
    const input = { id, site, filters, address: by.address ?? undefined }
    return db.transaction((trx) => Task.ask('slips.make', by.actor, input, trx))
  }
  await resetBySuperior(accounts, { id, site, unusedOnly: true }, by)
  return null
}
