import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { accountRefusals } from '#exceptions/account_refusals'
import type Account from '#models/account'
import { refuseBelowNation } from '#models/account/refuse_below_nation'
import { record, type Actor } from '#models/journal'
import { isAbove } from '#models/report/flow'
import { refuseLaterDates } from '#models/report/deadline/refuse_later_dates'
import { lockedRound } from '#models/tree/locked_round'
import { moveManager } from '#models/tree/move_manager'
import { settleWhole } from '#models/tree/settle_whole'
import { deadlineTree } from '#queries/deadline_tree'
import { sql } from '#queries/sql'

/**
 * Puts a manager and all below it under another superior (L2, R6): accounts, reports, deadlines and
 * what waits move in one step. Refuses a cycle, a superior that is not of a higher level, the nation
 * over a unit, and dates of the own that would be later than the new superior's (D1).
 */
export async function changeSuperior(account: Account, superior: Account, by: Actor) {
  if (!isAbove(superior.role, account.role) || account.role === 'respondent') {
    throw accountRefusals.superiorTooLow(superior.name, account.name)
  }
  refuseBelowNation(account, superior)
  if (!superior.enabled) throw accountRefusals.superiorDisabled(superior.name)
  await db.transaction(async (trx) => {
    const round = await lockedRound(trx)
    const before = round && (await deadlineTree(round, account.path, trx))
    const path = await move(account, superior, by, trx)
    if (path === account.path) return
    if (round && before) {
      const after = await deadlineTree(round, path, trx)
      refuseLaterDates(before.tree, after.tree)
      await settleWhole(round, account.path, by, trx)
    }
    const details = { from: account.path, to: path }
    const entry = { act: 'account.move', subject: 'accounts', subjectId: account.id, path }
    await record({ ...entry, details }, by, trx)
  })
}

/** Gives the new path. */
async function move(
  account: Account,
  superior: Account,
  by: Actor,
  trx: TransactionClientContract
): Promise<string> {
  const reason = `${account.name}的上级改为${superior.name}`
  await moveManager(account, superior, { ...by, action: 'relocate', reason }, trx)
  const [{ path }] = await sql<{ path: string }>(
    'SELECT path::text FROM accounts WHERE id = ?',
    [account.id],
    trx
  )
  return path
}
