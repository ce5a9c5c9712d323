import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import Account from '#models/account'

/** The nation's own account (000000XM): what a command does is done in its name. */
export function nationalOffice(client: QueryClientContract): Promise<Account> {
  return Account.query({ client })
    .where('role', 'nation')
    .whereNull('office_id')
    .orderBy('id')
    .firstOrFail()
}
