import { OutgoingMailSchema } from '#database/schema'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { siteAddress } from '#mails/site_address'
import { sql } from '#queries/sql'

export interface NewMail {
  accountId: number | null
  /** What is no address is left out. */
  to: string | null
  subject: string
  /** Plain text. */
  body: string
  /** Path on this site that it leads to. */
  href?: string
}

/** What can be an address; nothing is sent to anything else. In the words of JavaScript and PostgreSQL alike. */
const ADDRESS = '^[^@\\s]{1,64}@[^@\\s]{1,180}[.][^@\\s]{1,9}$'

/** The same test inside a statement; `column` is what it calls the text. */
export const isAddress = (column: string) => `${column} ~ '${ADDRESS}'`

/** A mail that was written, and to whom. */
export interface PostedMail {
  id: number
  recipient: string
}

/** A mail on its way: written in the transaction of what it tells about, sent by a job, tried again. */
export default class OutgoingMail extends OutgoingMailSchema {
  /** Writes all of them in one statement; gives those that have an address. */
  static async post(mails: readonly NewMail[], client: QueryClientContract): Promise<PostedMail[]> {
    const sent = mails.flatMap(({ to, href, body, ...mail }) =>
      to && new RegExp(ADDRESS).test(to)
        ? [{ ...mail, to, body: href ? `${body}\n\n${siteAddress(ANY)}${href}` : body }]
        : []
    )
    if (sent.length === 0) return []
    return sql<PostedMail>(
      `INSERT INTO outgoing_mails (account_id, recipient, subject, body)
       SELECT "accountId", "to", subject, body
         FROM json_to_recordset(?::json) AS one ("accountId" bigint, "to" text, subject text, body text)
       RETURNING id, recipient`,
      [JSON.stringify(sent)],
      client
    )
  }
}

/** No request asks for it. */
const ANY = { host: undefined, protocol: 'http' }
