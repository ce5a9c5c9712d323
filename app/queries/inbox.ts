import type Account from '#models/account'
import { Prepared } from '#queries/prepared'
import { sql } from '#queries/sql'

export const INBOX_PAGE = 50

/** One line of the inbox: a message to this account, or an announcement to all below its author. */
export interface InboxLine {
  source: 'message' | 'announcement'
  id: number
  title: string
  sender: string | null
  at: string
  isRead: boolean
}

/** Ids of the newest message and announcement of an inbox. */
export interface Newest {
  message?: number | null
  announcement?: number | null
}

export interface InboxPart {
  total: number
  newest: Newest
  lines: InboxLine[]
}

/** Messages to an account or its office, with the mark of this person (L2); bindings: person, both ids. */
const TOLD = `
  FROM messages m LEFT JOIN message_reads r ON r.message_id = m.id AND r.account_id = ?
  WHERE m.account_id = ANY(?)`

/** Announcements that an account reads, with its mark; bindings: account, path. */
const SHOWN = `
  FROM announcements a JOIN accounts s ON s.id = a.author_id
    LEFT JOIN announcement_reads r ON r.announcement_id = a.id AND r.account_id = ?
  WHERE a.withdrawn_at IS NULL AND a.path @> ?::ltree`

const UNREAD = new Prepared<{ count: number }>(
  'unread messages',
  `SELECT (SELECT count(*) ${TOLD} AND r.read_at IS NULL)
        + (SELECT count(*) ${SHOWN} AND r.read_at IS NULL) AS count`
)

/** What an account is told (M1): messages and announcements, the newest first. */
export class Inbox {
  constructor(private readonly account: Account) {}

  async page(number: number): Promise<InboxPart> {
    const rows = await sql<InboxLine & Omit<InboxPart, 'lines'>>(
      `SELECT *, count(*) OVER () AS total, json_build_object(
         'message', max(id) FILTER (WHERE source = 'message') OVER (),
         'announcement', max(id) FILTER (WHERE source = 'announcement') OVER ()) AS newest FROM (
         SELECT 'message' AS source, m.id, m.title, (SELECT name FROM accounts WHERE id = m.sender_id) AS sender,
                m.created_at AS at, r.read_at IS NOT NULL AS "isRead" ${TOLD}
         UNION ALL
         SELECT 'announcement', a.id, a.title, s.name, a.created_at, r.read_at IS NOT NULL ${SHOWN}) line
        ORDER BY at DESC, source, id DESC LIMIT ? OFFSET ?`,
      [...this.#told, ...this.#announced, INBOX_PAGE, (number - 1) * INBOX_PAGE]
    )
    return { total: rows[0]?.total ?? 0, newest: rows[0]?.newest ?? {}, lines: rows }
  }

  /** How many are unread, in one statement: every page shows it. */
  async unread(): Promise<number> {
    const [{ count }] = await UNREAD.run([...this.#told, ...this.#announced])
    return count
  }

  /** Marks everything up to these as read: what came after the page was made has not been seen. */
  async readUpTo({ message = 0, announcement = 0 }: Newest): Promise<void> {
    const { id } = this.account
    await sql(
      `WITH read AS (
         INSERT INTO message_reads (message_id, account_id)
         SELECT m.id, ? ${TOLD} AND m.id <= ? AND r.read_at IS NULL ON CONFLICT DO NOTHING)
       INSERT INTO announcement_reads (announcement_id, account_id)
       SELECT a.id, ? ${SHOWN} AND a.id <= ? AND r.read_at IS NULL ON CONFLICT DO NOTHING`,
      [id, ...this.#told, message ?? 0, id, ...this.#announced, announcement ?? 0]
    )
  }

  /** The announcements that this account has not read, the newest first. */
  async news(): Promise<{ id: number; title: string; body: string; sender: string; at: string }[]> {
    return sql(
      `SELECT a.id, a.title, a.body, s.name AS sender, a.created_at AS at ${SHOWN} AND r.read_at IS NULL
        ORDER BY a.id DESC LIMIT 3`,
      this.#announced
    )
  }

  get #told() {
    return [this.account.id, [this.account.id, this.account.office]]
  }

  get #announced() {
    return [this.account.id, this.account.path]
  }
}
