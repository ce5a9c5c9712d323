import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import db from '@adonisjs/lucid/services/db'
import { rosterFacts, type Project } from '#demonstration/projects'
import { issueReports } from '#models/report/issuing'
import type Round from '#models/round'
import { sql } from '#queries/sql'
import type { Value } from '#questionnaire/types'

/** A report as it was issued. */
export interface IssuedReport {
  id: number
  accountId: number
  path: string
  facts: Record<string, Value>
}

/** Issues these projects in a round; their reports in the same order. */
export async function issuedReports(
  round: Round,
  projects: readonly Project[]
): Promise<IssuedReport[]> {
  const lines = projects.map((one) => ({
    number: one.number,
    title: one.title,
    facts: rosterFacts(one),
  }))
  const issued = await db.transaction((trx: TransactionClientContract) =>
    issueReports(round, lines, trx)
  )
  const stored = await sql<IssuedReport>(
    `SELECT reports.id, account_id AS "accountId", path::text, facts
       FROM reports JOIN roster_entries ON roster_entries.id = roster_entry_id WHERE reports.id = ANY(?)`,
    [issued.map(({ id }) => id)]
  )
  const byId = new Map(stored.map((one) => [one.id, one]))
  const byNumber = new Map(issued.map(({ id, number }) => [number, byId.get(id)!]))
  return lines.map(({ number }) => byNumber.get(number)!)
}
