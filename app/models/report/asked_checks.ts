import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import type { ReturnMark } from '#models/report/returnable'
import { sql } from '#queries/sql'

/** Asks the respondents what a return has marked (人工检查), numbered on within each report. */
export async function askChecks(
  checks: readonly (ReturnMark & { reportId: number })[],
  actor: Account,
  trx: TransactionClientContract
): Promise<void> {
  if (checks.length === 0) return
  const rows = checks.map(({ reportId, code, question }, at) => ({ reportId, code, question, at }))
  await sql(
    `INSERT INTO manual_checks (report_id, number, code, question, asked_by)
     SELECT one."reportId", row_number() OVER (PARTITION BY one."reportId" ORDER BY at) + coalesce(
         (SELECT max(number) FROM manual_checks WHERE report_id = one."reportId"), 0), code, question, ?
       FROM json_to_recordset(?::json) AS one ("reportId" bigint, code text, question text, at integer)`,
    [actor.id, JSON.stringify(rows)],
    trx
  )
}
