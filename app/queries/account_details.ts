import type Account from '#models/account'
import { lockedNames } from '#queries/locked_names'
import { sql } from '#queries/sql'

/** What stands beside one account on its page. Times are ISO 8601 texts. */
export interface AccountDetails {
  superior: string | null
  superiorName: string | null
  managers: number
  reports: number
  firstUse: { at: string; address: string | null } | null
  lastUse: { at: string; address: string | null } | null
  sessions: number
  isLocked: boolean
  /** Latest first. */
  acts: { act: string; at: string; who: string | null }[]
}

const use = (which: string) =>
  `CASE WHEN a.${which}_login_at IS NULL THEN NULL
    ELSE json_build_object('at', a.${which}_login_at, 'address', host(a.${which}_login_address)) END`

export async function accountDetails({ id }: Account): Promise<AccountDetails> {
  const [details] = await sql<AccountDetails>(
    `SELECT s.user_name AS superior, s.name AS "superiorName",
        (SELECT count(*) FROM accounts b WHERE b.path <@ a.path AND b.id <> a.id AND b.role <> 'respondent'
           AND a.role NOT IN ('respondent', 'nation')) AS managers,
        (SELECT count(*) FROM reports r JOIN rounds ON rounds.id = r.round_id AND rounds.status = 'open'
          WHERE CASE a.role WHEN 'respondent' THEN r.account_id = a.id ELSE r.path <@ a.path END) AS reports,
        ${use('first')} AS "firstUse", ${use('last')} AS "lastUse",
        (SELECT count(*) FROM sessions WHERE user_id = a.id::text AND expires_at > now()) AS sessions,
        a.user_name = ANY(?) AS "isLocked",
        coalesce((SELECT json_agg(one ORDER BY one.id DESC) FROM (
          SELECT j.id, j.act, j.created_at AS at, w.name AS who FROM journal j LEFT JOIN accounts w ON w.id = j.actor_id
           WHERE j.subject = 'accounts' AND (j.subject_id = a.id OR j.details -> 'userNames' @> to_jsonb(a.user_name))
           ORDER BY j.id DESC LIMIT 20) one), '[]') AS acts
      FROM accounts a LEFT JOIN accounts s ON s.id = coalesce(a.superior_id, a.office_id) WHERE a.id = ?`,
    [await lockedNames(), id]
  )
  return details
}
