import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { refusals } from '#exceptions/refusals'
import { STATES, type State } from '#models/report/flow'
import { TRANSFER_STATES, type TransferState } from '#models/transfer/states'
import { sql } from '#queries/sql'

/** A request behind its lock, with what it is about. */
export interface HeldTransfer {
  id: number
  status: TransferState
  entryId: number
  reportId: number
  respondentId: number | null
  number: string
  title: string
  state: State
  path: string
  /** Until when it can be filed, before anything is done. */
  closesAt: string
  regionCode: string | null
  fromId: number
  fromName: string
  toId: number | null
  fromRegion: string | null
}

const FACTS = `
  SELECT t.id, t.status, t.roster_entry_id AS "entryId", r.id AS "reportId", r.account_id AS "respondentId",
    p.number, p.title, r.state, r.path::text, r.closes_at AS "closesAt", r.region_code AS "regionCode",
    t.from_id AS "fromId", f.name AS "fromName", t.to_id AS "toId",
    t.from_region AS "fromRegion"
  FROM transfer_requests t JOIN roster_entries e ON e.id = t.roster_entry_id
    JOIN reports r ON r.roster_entry_id = e.id JOIN projects p ON p.id = e.project_id
    JOIN accounts f ON f.id = t.from_id
  WHERE t.id = ?`

/** A report that the nation has, or has accepted, stays where it is. */
export const TOO_LATE: readonly State[] = ['handed_over', 'nationally_accepted']

/** Locks request, roster entry and report, in this order, and reads them behind the locks. */
export async function holdTransfer(
  id: number,
  wanted: TransferState,
  trx: TransactionClientContract
): Promise<HeldTransfer> {
  await sql('SELECT FROM transfer_requests WHERE id = ? FOR UPDATE', [id], trx)
  for (const table of ['roster_entries', 'reports']) {
    const key = table === 'reports' ? 'roster_entry_id' : 'id'
    await sql(
      `SELECT FROM ${table} WHERE ${key} = (SELECT roster_entry_id FROM transfer_requests WHERE id = ?) FOR UPDATE`,
      [id],
      trx
    )
  }
  const [held] = await sql<HeldTransfer>(FACTS, [id], trx)
  if (held.status !== wanted) throw refusals.transferDecided(TRANSFER_STATES[held.status])
  return held
}

/** Whether a report of this state stays below whom it is. */
export function isTooLate(state: State): boolean {
  return TOO_LATE.includes(state)
}

export function refuseIfTooLate({ number, state }: Pick<HeldTransfer, 'number' | 'state'>) {
  if (isTooLate(state)) throw tooLate(number, state)
}

export function tooLate(numbers: string, state: State) {
  return refusals.transferTooLate(numbers, STATES[state].label)
}
