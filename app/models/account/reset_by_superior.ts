import db from '@adonisjs/lucid/services/db'
import type Account from '#models/account'
import { forgiveFailures } from '#models/account/forgive_failures'
import { freshSecrets } from '#models/account/fresh_secrets'
import { resetAccounts } from '#models/account/reset_accounts'
import { slips } from '#models/account/slips'
import type { Actor } from '#models/journal'

export interface SlipsWish {
  /** Id that the form carries: pressing twice makes one batch of slips. */
  id: string
  /** Address of the site as printed. */
  site: string
  /** Leaves out accounts that somebody has used. */
  unusedOnly: boolean
}

/**
 * New random passwords for accounts below the actor, with their slips (L4, L8). Gives how many; none
 * when a first press has done it. `reach` hears how far it is.
 */
export async function resetBySuperior(
  accounts: readonly Pick<Account, 'userName' | 'role'>[],
  { id, site, unusedOnly }: SlipsWish,
  by: Actor,
  reach?: (done: number) => Promise<void>
): Promise<number> {
  const secrets = await freshSecrets(accounts, reach)
  const made = await db.transaction(async (trx) => {
    if (!(await slips.begin(id, by, trx))) return []
    const stored = await resetAccounts(secrets, { unusedOnly }, by, trx)
    await slips.seal({ id, site, secrets: stored }, by, trx)
    return stored
  })
  await forgiveFailures(made.map(({ userName }) => userName))
  return made.length
}
