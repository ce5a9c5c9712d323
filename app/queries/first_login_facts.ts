import db from '@adonisjs/lucid/services/db'
import type Account from '#models/account'

/** What the first login shows and asks. */
export interface FirstLoginFacts {
  projectTitle: string | null
  /** As in the issued list; null when it holds none. */
  orgCode: string | null
  askOrgCode: boolean
}

const NOTHING_ISSUED: FirstLoginFacts = { projectTitle: null, orgCode: null, askOrgCode: true }

/** From the list entry of the account's report: of the running round, else of the last one (L6). */
export async function firstLoginFacts(account: Account): Promise<FirstLoginFacts> {
  const { rows } = await db.rawQuery<{ rows: FirstLoginFacts[] }>(
    `SELECT projects.title AS "projectTitle", roster_entries.facts->>'orgCode' AS "orgCode",
       coalesce((rounds.settings->>'askOrgCode')::boolean, true) AS "askOrgCode"
     FROM reports
       JOIN projects ON projects.id = reports.project_id
       JOIN rounds ON rounds.id = reports.round_id
       JOIN roster_entries ON roster_entries.id = reports.roster_entry_id
     WHERE reports.account_id = ?
     ORDER BY (rounds.status = 'open') DESC, rounds.report_year DESC
     LIMIT 1`,
    [account.id]
  )
  return rows[0] ?? NOTHING_ISSUED
}
