import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import type BulkDecision from '#models/bulk_decision'
import { CHUNK } from '#models/bulk_decision/examined_items'
import { settledItems } from '#models/bulk_decision/settled_items'
import { decideMany, type Candidate, type Outcome } from '#models/report/decide_many'
import type Task from '#models/task'
import { sql } from '#queries/sql'

/** Decides what the preview let through; each chunk with its outcome in one transaction. */
export async function decideItems(bulk: BulkDecision, actor: Account, task: Task) {
  const { id, action, address, reason } = bulk
  await settleRefused(id)
  for (;;) {
    const left = await db.transaction(async (trx) => {
      const candidates = await next(id, trx)
      if (candidates.length === 0) return 0
      const outcomes = await decideMany(action, candidates, { actor, address, reason }, trx)
      await settle(id, outcomes, trx)
      return candidates.length
    })
    if (left === 0) break
    const { done, total } = await settledItems(id, 'settled')
    await task.reach(done, total)
  }
  await sql(`UPDATE bulk_decisions SET state = 'decided' WHERE id = ? AND state = 'deciding'`, [id])
}

/** What the preview has refused was shown and is not tried. */
function settleRefused(id: number) {
  return sql(
    `UPDATE bulk_items SET settled = true WHERE bulk_id = ? AND refusal IS NOT NULL AND NOT settled`,
    [id]
  )
}

function next(id: number, trx: TransactionClientContract): Promise<Candidate[]> {
  return sql<Candidate>(
    `SELECT report_id AS id, seen, marks FROM bulk_items
      WHERE bulk_id = ? AND NOT settled ORDER BY report_id LIMIT ? FOR UPDATE`,
    [id, CHUNK],
    trx
  )
}

async function settle(id: number, outcomes: Map<number, Outcome>, trx: TransactionClientContract) {
  const rows = [...outcomes].map(([report, outcome]) =>
    'eventId' in outcome
      ? { report, event: outcome.eventId }
      : { report, refusal: outcome.refusal.about, sentence: outcome.refusal.message }
  )
  await sql(
    `UPDATE bulk_items SET settled = true, event_id = one.event, refusal = one.refusal, sentence = one.sentence
       FROM json_to_recordset(?::json) AS one (report bigint, event bigint, refusal text, sentence text)
      WHERE bulk_id = ? AND report_id = one.report`,
    [JSON.stringify(rows), id],
    trx
  )
}
