import type Account from '#models/account'
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

/** Announcements that an account reads, with its mark; bindings: account, path. */
const SHOWN = `
  FROM announcements a JOIN accounts s ON s.id = a.author_id
    LEFT JOIN announcement_reads r ON r.announcement_id = a.id AND r.account_id = ?
  WHERE a.withdrawn_at IS NULL AND a.path @> ?::ltree`

/** What an account is told (M1): messages and announcements, the newest first. */
export class Inbox {
  constructor(private readonly account: Account) {}

  async page(number: number): Promise<{ total: number; lines: InboxLine[] }> {
    const rows = await sql<InboxLine & { total: number }>(
      `SELECT *, count(*) OVER () AS total FROM (
         SELECT 'message' AS source, m.id, m.title, s.name AS sender, m.created_at AS at, m.read_at IS NOT NULL AS "isRead"
           FROM messages m LEFT JOIN accounts s ON s.id = m.sender_id WHERE m.account_id = ?
         UNION ALL
         SELECT 'announcement', a.id, a.title, s.name, a.created_at, r.read_at IS NOT NULL ${SHOWN}) line
        ORDER BY at DESC, source, id DESC LIMIT ? OFFSET ?`,
      [this.account.id, ...this.#announced, INBOX_PAGE, (number - 1) * INBOX_PAGE]
    )
    return { total: rows[0]?.total ?? 0, lines: rows }
  }

  /** How many are unread, in one statement: every page shows it. */
  async unread(): Promise<number> {
    const [{ count }] = await sql<{ count: number }>(
      `SELECT (SELECT count(*) FROM messages WHERE account_id = ? AND read_at IS NULL)
            + (SELECT count(*) ${SHOWN} AND r.read_at IS NULL) AS count`,
      [this.account.id, ...this.#announced]
    )
    return count
  }

  /** Marks everything as read, announcements too. */
  async readAll(): Promise<void> {
    await sql(
      `WITH read AS (UPDATE messages SET read_at = survey_now() WHERE account_id = ? AND read_at IS NULL)
       INSERT INTO announcement_reads (announcement_id, account_id)
       SELECT a.id, ? ${SHOWN} AND r.read_at IS NULL ON CONFLICT DO NOTHING`,
      [this.account.id, this.account.id, ...this.#announced]
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

  get #announced() {
    return [this.account.id, this.account.path]
  }
}
