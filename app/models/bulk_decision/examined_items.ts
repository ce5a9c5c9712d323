import db from '@adonisjs/lucid/services/db'
import type Account from '#models/account'
import type BulkDecision from '#models/bulk_decision'
import { settledItems } from '#models/bulk_decision/settled_items'
import { verdicts } from '#models/report/verdicts'
import type Task from '#models/task'
import { sql } from '#queries/sql'

/** Reports examined or decided at once: some tens of megabytes of facts at most. */
export const CHUNK = 100

/** The preview: what the gate says about each report that was chosen, some at a time. */
export async function examineItems({ id, action }: BulkDecision, actor: Account, task: Task) {
  for (let items = await next(id); items.length > 0; items = await next(id)) {
    await db.transaction(async (trx) => {
      const said = await verdicts(action, items, actor, trx)
      const rows = items.map((report) => {
        const refusal = said.get(report)!.refusal
        return { report, refusal: refusal?.about, sentence: refusal?.message }
      })
      await sql(
        `UPDATE bulk_items SET examined = true, refusal = one.refusal, sentence = one.sentence
           FROM json_to_recordset(?::json) AS one (report bigint, refusal text, sentence text)
          WHERE bulk_id = ? AND report_id = one.report`,
        [JSON.stringify(rows), id],
        trx
      )
    })
    const { done, total } = await settledItems(id, 'examined')
    await task.reach(done, total)
  }
  await sql(`UPDATE bulk_decisions SET state = 'examined' WHERE id = ? AND state = 'examining'`, [
    id,
  ])
}

async function next(id: number): Promise<number[]> {
  const rows = await sql<{ id: number }>(
    `SELECT report_id AS id FROM bulk_items WHERE bulk_id = ? AND NOT examined ORDER BY report_id LIMIT ?`,
    [id, CHUNK]
  )
  return rows.map((row) => row.id)
}
