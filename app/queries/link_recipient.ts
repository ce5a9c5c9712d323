import db from '@adonisjs/lucid/services/db'
import { userName } from '#models/account/user_name'
import { reportEmail } from '#queries/report_email'

/** Who may set a new password by mail, and where the mail goes. */
export interface LinkRecipient {
  accountId: number
  /** As stored: never the address as somebody typed it. */
  email: string
}

/**
 * The respondent whose e-mail this is (L4): JB03 of its report in the running round, or the issued
 * list where JB03 is blank. Null when it does not match, the account is disabled or still has the
 * initial password.
 */
export async function linkRecipient(typed: {
  userName: string
  email: string
}): Promise<LinkRecipient | null> {
  const { rows } = await db.rawQuery<{ rows: LinkRecipient[] }>(
    `SELECT accounts.id AS "accountId",
       coalesce(${reportEmail('reports', 'roster_entries')}, '') AS email
     FROM accounts
       JOIN reports ON reports.account_id = accounts.id
       JOIN rounds ON rounds.id = reports.round_id AND rounds.status = 'open'
       JOIN roster_entries ON roster_entries.id = reports.roster_entry_id
     WHERE accounts.user_name = ? AND accounts.enabled AND accounts.role = 'respondent'
       AND accounts.password IS NOT NULL`,
    [userName(typed.userName)]
  )
  const wanted = plain(typed.email)
  return (
    rows
      .map((row) => ({ ...row, email: row.email.normalize('NFKC').trim() }))
      .find(({ email }) => isAddress(email) && plain(email) === wanted) ?? null
  )
}

function plain(email: string) {
  return email.normalize('NFKC').trim().toLowerCase()
}

function isAddress(email: string) {
  return /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(email)
}
