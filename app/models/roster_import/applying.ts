import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#models/journal'
import { Issuing, type RosterLine } from '#models/report/issuing'
import { changeEntries } from '#models/roster_import/change_entries'
import { meetRequests } from '#models/roster_import/meet_requests'
import type Round from '#models/round'
import { lockListed } from '#models/round/lock_listed'
import { raiseUnits } from '#models/tree/raise_units'
import { sql } from '#queries/sql'

/** Rows stored by one statement: of more, much outlives the young generation and 70 MB are held to no use. */
const BATCH = 200

/** From so many new projects on, what the planner knows of these tables is out of date. */
const MANY = 1000
const TABLES = 'projects, accounts, roster_entries, reports, answers'

export type Progress = (rows: number) => Promise<void>

/**
 * Stores what the staged rows were judged to become (R1): new projects are issued, issued facts of
 * others change, and their reports go to whoever of their province is nearest to them then. Inside the
 * transaction in which they were judged. Every way into a list ends here: a closed round is refused.
 */
export async function applyRows(
  importId: number,
  round: Round,
  by: Actor,
  trx: TransactionClientContract,
  progress: Progress = async () => {}
): Promise<void> {
  await lockListed(round, trx)
  const added = await issueAdded(importId, round, trx, progress)
  await changeEntries(importId, round, by, trx)
  await raiseUnits(round, by, trx)
  if (added > 0) await meetRequests(importId, round, by, trx)
  if (added >= MANY) await trx.rawQuery(`ANALYZE ${TABLES}`)
}

async function issueAdded(
  importId: number,
  round: Round,
  trx: TransactionClientContract,
  progress: Progress
): Promise<number> {
  const issuing = await Issuing.begin(round, trx)
  let last = -1
  for (let count = 0; ;) {
    const rows = await addedAfter(importId, last, trx)
    if (rows.length === 0) return count
    await issuing.issue(rows)
    last = rows.at(-1)!.position
    count += rows.length
    await progress(count)
  }
}

function addedAfter(importId: number, position: number, trx: TransactionClientContract) {
  return sql<RosterLine & { position: number }>(
    `SELECT position, number, title, jsonb_strip_nulls(facts) AS facts FROM roster_import_rows
      WHERE import_id = ? AND outcome = 'added' AND position > ? ORDER BY position LIMIT ${BATCH}`,
    [importId, position],
    trx
  )
}
