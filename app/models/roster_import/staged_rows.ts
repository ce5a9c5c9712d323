import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { RosterRow } from '#imports/roster/roster_row'
import { sql } from '#queries/sql'

/** Rows written by one statement. */
const BATCH = 500

/**
 * Keeps the rows of a file in the database while it is looked at, so that none has to stay in
 * memory. `progress` is told after each batch how many there are so far. Gives their number.
 */
export async function stageRows(
  importId: number,
  rows: AsyncIterable<RosterRow>,
  trx: TransactionClientContract,
  progress: (rows: number) => Promise<void> = async () => {}
): Promise<number> {
  let count = 0
  let batch: RosterRow[] = []
  let writing = Promise.resolve()
  // The database writes one batch while the next one is read.
  const write = async () => {
    await writing
    writing = writeRows(importId, count, batch, trx)
    writing.catch(() => {})
    count += batch.length
    batch = []
    await progress(count)
  }
  for await (const row of rows) {
    batch.push(row)
    if (batch.length === BATCH) await write()
  }
  await write()
  await writing
  // The planner knows nothing of rows that were just written.
  await trx.rawQuery('ANALYZE roster_import_rows')
  return count
}

async function writeRows(
  importId: number,
  first: number,
  rows: readonly RosterRow[],
  trx: TransactionClientContract
) {
  const positioned = rows.map((row, i) => ({ ...row, position: first + i }))
  // Most rows turn out to be new: only those judged otherwise are written once more.
  await sql(
    `INSERT INTO roster_import_rows (import_id, position, sheet, row, number, title, facts, mistakes, remarks,
       outcome)
     SELECT ?, position, sheet, "row", number, title, facts, mistakes, remarks, 'added'
       FROM json_to_recordset(?::json) AS one (position integer, sheet text, "row" integer, number text,
         title text, facts jsonb, mistakes jsonb, remarks jsonb)`,
    [importId, storable(JSON.stringify(positioned))],
    trx
  )
}

/** PostgreSQL holds every character but NUL and half a pair; both were refused before, wherever they count. */
function storable(json: string): string {
  return json.replaceAll('\\u0000', '').replaceAll(/\\ud[89a-f][0-9a-f]{2}/gi, '\uFFFD')
}
