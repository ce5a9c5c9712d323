import type Account from '#models/account'
import { treeChange } from '#models/account/tree_change'
import { record, type Actor } from '#models/journal'
import { leaveDisabled } from '#models/question/leave_disabled'
import { sql } from '#queries/sql'

/**
 * Disables an account (L8): it is out at once; reports and questions that wait at it go on to the next
 * level.
 * Pressing twice changes nothing more.
 */
export function disable(account: Account, by: Actor): Promise<unknown> {
  return switchTo(false, account, by)
}

/** Enables it again; what has gone on to the next level is not pulled back. */
export function enable(account: Account, by: Actor): Promise<unknown> {
  return switchTo(true, account, by)
}

function switchTo(enabled: boolean, { id, role, path, name }: Account, by: Actor) {
  const reason = `${name}的账户已${enabled ? '启用' : '停用'}`
  return treeChange(by, reason, async (trx) => {
    const changed = await sql(
      'UPDATE accounts SET enabled = ? WHERE id = ? AND enabled <> ? RETURNING id',
      [enabled, id, enabled],
      trx
    )
    if (changed.length === 0) return null

    if (!enabled) {
      await sql('DELETE FROM sessions WHERE user_id = ?', [String(id)], trx)
      await leaveDisabled(path, trx)
    }
    const act = enabled ? 'account.enable' : 'account.disable'
    await record({ act, subject: 'accounts', subjectId: id, path }, by, trx)
    return role === 'respondent' || role === 'nation' ? null : above(path)
  })
}

/** The path of the superior: what an enabled manager gets back waits there. */
function above(path: string): string {
  return path.split('.').slice(0, -1).join('.')
}
