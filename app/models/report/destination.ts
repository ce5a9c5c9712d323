import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import type { State, Transition } from '#models/report/flow'
import { nextManager } from '#queries/managers_on_path'
import { sql } from '#queries/sql'

/** Where a report is: its state, and the manager it waits at while submitted. */
export interface Place {
  state: State
  waiting_at: number | null
}

/** Where a transition leads for the report on this path. */
export async function destination(
  { action, to }: Transition,
  actor: Account,
  path: string,
  trx: TransactionClientContract
): Promise<Place> {
  if (action === 'submit') {
    const lowest = (await nextManager(path, null, trx)) ?? (await nationalManager(trx))
    return { state: 'submitted', waiting_at: lowest.id }
  }
  return to === 'climb' ? climb(actor, path, trx) : { state: to, waiting_at: null }
}

async function climb(actor: Account, path: string, trx: TransactionClientContract): Promise<Place> {
  const next = actor.role === 'province' ? null : await nextManager(path, actor.path, trx)
  return next
    ? { state: 'submitted', waiting_at: next.id }
    : { state: 'province_accepted', waiting_at: null }
}

/** A report without any manager below the nation waits at the nation: somebody must look at it. */
async function nationalManager(trx: TransactionClientContract): Promise<{ id: number }> {
  const [nation] = await sql<{ id: number }>(
    `SELECT id FROM accounts WHERE role = 'nation' AND office_id IS NULL ORDER BY id LIMIT 1`,
    [],
    trx
  )
  return nation
}
