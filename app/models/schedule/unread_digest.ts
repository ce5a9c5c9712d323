import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { siteAddress } from '#mails/site_address'
import { isAddress } from '#models/outgoing_mail'
import { dayOf } from '#models/report/deadline'
import { reportEmail } from '#queries/report_email'
import { sql } from '#queries/sql'

/** Lines of one mail; what is more stands in the system. */
const MOST_LINES = 20

/**
 * Once a day, one mail to everybody with messages or announcements that are unread and have not been
 * mailed (M1); what the office of the nation is told goes to each of its people, and while a round is
 * open announcements go to no respondent that is not in it. Gives how many mails. What came too late
 * today goes out tomorrow.
 */
export async function mailUnread(now: Date, trx: TransactionClientContract): Promise<number> {
  const [first] = await sql(
    `INSERT INTO occurrences (kind, subject_id, key) VALUES ('messages.digest', 0, ?)
     ON CONFLICT DO NOTHING RETURNING key`,
    [dayOf(now)],
    trx
  )
  if (!first) return 0
  const inbox = `${siteAddress({ host: undefined, protocol: 'http' })}/messages`
  const [{ count }] = await sql<{ count: number }>(MAIL, [MOST_LINES, MOST_LINES, inbox], trx)
  return count
}

const MAIL = `
  WITH told AS (
    UPDATE messages SET mailed_at = survey_now() WHERE mailed_at IS NULL
    RETURNING account_id, title, created_at, id
  ), reading AS (
    SELECT * FROM told
    UNION ALL
    SELECT a.id, told.title, told.created_at, told.id FROM told JOIN accounts a ON a.office_id = told.account_id
  ), announced AS (
    UPDATE announcements SET mailed_at = survey_now() WHERE mailed_at IS NULL AND withdrawn_at IS NULL
    RETURNING id, path, title, created_at
  ), filing AS (
    SELECT account_id FROM reports JOIN rounds ON rounds.id = round_id WHERE status = 'open' AND account_id IS NOT NULL
  ), line AS (
    SELECT account_id, title, created_at, id FROM reading
     WHERE NOT EXISTS (SELECT FROM message_reads r WHERE r.message_id = reading.id AND r.account_id = reading.account_id)
    UNION ALL
    SELECT a.id, '公告：' || n.title, n.created_at, n.id FROM announced n JOIN accounts a ON a.path <@ n.path
     WHERE a.enabled AND NOT EXISTS (
       SELECT FROM announcement_reads WHERE announcement_id = n.id AND account_id = a.id)
       AND (a.role <> 'respondent' OR a.id IN (SELECT account_id FROM filing) OR NOT EXISTS (SELECT FROM filing))
  ), numbered AS (
    SELECT *, row_number() OVER (PARTITION BY account_id ORDER BY created_at DESC, id DESC) AS n,
           count(*) OVER (PARTITION BY account_id) AS total FROM line
  ), current AS (
    SELECT DISTINCT ON (account_id) reports.id, account_id, roster_entry_id
      FROM reports JOIN rounds ON rounds.id = round_id
     WHERE account_id IN (SELECT account_id FROM line)
     ORDER BY account_id, (status = 'open') DESC, report_year DESC
  ), reader AS (
    SELECT a.id, coalesce(nullif(btrim(a.contact_email), ''), ${reportEmail('r', 'e')}) AS address
      FROM accounts a LEFT JOIN current r ON r.account_id = a.id
        LEFT JOIN roster_entries e ON e.id = r.roster_entry_id
     WHERE a.id IN (SELECT account_id FROM line) AND a.enabled
  ), mail AS (
    INSERT INTO outgoing_mails (account_id, recipient, subject, body)
    SELECT reader.id, reader.address, '您有 ' || max(total) || ' 条没看的消息',
           string_agg('· ' || title, E'\\n' ORDER BY n) FILTER (WHERE n <= ?)
             || CASE WHEN max(total) > ? THEN E'\\n…' ELSE '' END || E'\\n\\n登录后看：' || ?
      FROM reader JOIN numbered ON numbered.account_id = reader.id
     WHERE ${isAddress('reader.address')} GROUP BY reader.id, reader.address
    RETURNING id
  )
  SELECT count(*)::int AS count FROM mail`
