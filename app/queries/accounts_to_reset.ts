import { createHash } from 'node:crypto'
import type Account from '#models/account'
import { AccountList } from '#queries/account_list'
import type { ResetChoice } from '#validators/reset_choice'

/** So many passwords are hashed in some minutes; who means more has not narrowed the list. */
export const MOST_RESETS = 2000

/** The enabled accounts below the actor that a choice means, in the order of the tree; one more than the most at most. */
export async function accountsToReset(actor: Account, choice: ResetChoice): Promise<Account[]> {
  const { isAll, ids, filters } = choice
  const meant = isAll ? await new AccountList(actor, null, filters).ids(MOST_RESETS + 1) : ids
  return enabledBelow(actor, meant)
}

export function enabledBelow(actor: Account, ids: readonly number[]): Promise<Account[]> {
  return actor
    .below()
    .whereIn('id', [...ids])
    .where('enabled', true)
    .orderBy('path')
    .orderBy('user_name')
    .exec()
}

/** Tells whether two lists of accounts are the same ones. */
export function stampOf(accounts: readonly Account[]): string {
  const ids = accounts.map(({ id }) => id).join(' ')
  return createHash('sha256').update(ids).digest('hex').slice(0, 16)
}
