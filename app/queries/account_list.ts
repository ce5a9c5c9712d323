import type Account from '#models/account'
import type { Level } from '#models/report/flow'
import { lockedNames } from '#queries/locked_names'
import { below, belowEach } from '#queries/below'
import type { Part } from '#queries/part'
import { sql } from '#queries/sql'
import { columnMatch } from '#queries/text_match'
import type { AccountFilters, AccountState } from '#validators/account_filters'

export const PAGE_SIZE = 50

/** One account below the actor. Times are ISO 8601 texts. */
export interface AccountRow {
  id: number
  userName: string
  name: string
  role: Level
  depth: number
  superior: string | null
  enabled: boolean
  locked: boolean
  contactName: string | null
  contactPhone: string | null
  firstLoginAt: string | null
  firstLoginAddress: string | null
  lastLoginAt: string | null
  lastLoginAddress: string | null
  /** Of the running round; null at the nation. */
  reports: number | null
}

/** The accounts below a manager by the filters of the page (L8); one statement per question. */
export class AccountList {
  constructor(
    private readonly actor: Account,
    private readonly roundId: number | null,
    private readonly filters: AccountFilters
  ) {}

  /** One page in the order of the tree, with the number of all. */
  async page(): Promise<{ total: number; rows: AccountRow[] }> {
    const { text, values } = await this.#filtered()
    const rows = await sql<AccountRow & { total: number }>(
      `WITH page AS (SELECT a.id, count(*) OVER () AS total ${text}
           ORDER BY a.path, a.role = 'respondent', a.user_name LIMIT ? OFFSET ?)
       SELECT page.total, a.id, a.user_name AS "userName", a.name, a.role, nlevel(a.path) AS depth,
           s.name AS superior, a.enabled, a.user_name = ANY(?) AS locked,
           a.contact_name AS "contactName", a.contact_phone AS "contactPhone",
           a.first_login_at AS "firstLoginAt", host(a.first_login_address) AS "firstLoginAddress",
           a.last_login_at AS "lastLoginAt", host(a.last_login_address) AS "lastLoginAddress",
           CASE a.role WHEN 'nation' THEN NULL
             WHEN 'respondent' THEN (SELECT count(*) FROM reports r WHERE r.round_id = ? AND r.account_id = a.id)
             ELSE (SELECT count(*) FROM reports r WHERE r.round_id = ?
               AND ${belowEach('a.path')}) END AS reports
         FROM page JOIN accounts a ON a.id = page.id
           LEFT JOIN accounts s ON s.id = coalesce(a.superior_id, a.office_id)
        ORDER BY a.path, a.role = 'respondent', a.user_name`,
      [
        ...values,
        PAGE_SIZE,
        (this.filters.page - 1) * PAGE_SIZE,
        await lockedNames(),
        this.roundId,
        this.roundId,
      ]
    )
    return { total: rows[0]?.total ?? 0, rows }
  }

  /** The managers right below the actor, to choose a part of the tree by. */
  under(): Promise<{ userName: string; name: string }[]> {
    return sql(
      `SELECT user_name AS "userName", name FROM accounts
        WHERE superior_id = ? AND role <> 'respondent' ORDER BY path LIMIT 500`,
      [this.actor.office]
    )
  }

  /** The managers of all pages that are enabled and that nobody has used yet: slips go to them. */
  async unused(): Promise<{ userName: string; role: Level }[]> {
    const { text, values } = await this.#filtered()
    return sql(
      `SELECT a.user_name AS "userName", a.role ${text} AND a.role <> 'respondent' AND a.enabled
         AND a.first_login_at IS NULL ORDER BY a.path, a.user_name`,
      values
    )
  }

  /** Of all pages, so many at most. */
  async ids(most: number): Promise<number[]> {
    const { text, values } = await this.#filtered()
    const rows = await sql<{ id: number }>(
      `SELECT a.id ${text} ORDER BY a.path, a.user_name LIMIT ?`,
      [...values, most]
    )
    return rows.map(({ id }) => id)
  }

  async #filtered(): Promise<Part> {
    const { under, level, text } = this.filters
    const parts: Part[] = [
      below(this.actor.path, 'a.path'),
      { text: 'a.id <> ALL(?)', values: [[this.actor.id, this.actor.office]] },
      ...(level ? [{ text: 'a.role = ?', values: [level] }] : []),
      // By its number or name a respondent is found too; in the tree alone they would hide everybody else.
      ...(level || text ? [] : [{ text: `a.role <> 'respondent'`, values: [] }]),
      ...(under
        ? [{ text: 'a.path <@ (SELECT path FROM accounts WHERE user_name = ?)', values: [under] }]
        : []),
      ...(text ? [columnMatch(text, ['a.user_name', 'a.name', 'a.contact_name'])] : []),
      ...(await this.#ofState()),
    ]
    return {
      text: `FROM accounts a WHERE ${parts.map((part) => part.text).join(' AND ')}`,
      values: parts.flatMap(({ values }) => values),
    }
  }

  async #ofState(): Promise<Part[]> {
    const { state } = this.filters
    if (!state) return []
    const parts: Record<AccountState, Part> = {
      unused: { text: 'a.first_login_at IS NULL', values: [] },
      disabled: { text: 'NOT a.enabled', values: [] },
      totp: { text: 'a.totp_secret IS NOT NULL', values: [] },
      locked: { text: 'a.user_name = ANY(?)', values: [await lockedNames()] },
    }
    return [parts[state]]
  }
}
