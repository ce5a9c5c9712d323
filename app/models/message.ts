import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { MessageSchema } from '#database/schema'
import { sql } from '#queries/sql'

/** What a message is about. */
export type MessageKind = 'return' | 'reminder' | 'transfer' | 'addition' | 'deadline' | 'question'

export interface Letter {
  /** Id of the account that reads it. */
  to: number
  kind: MessageKind
  /** One line, 200 characters at most. */
  title: string
  /** Plain text, 4000 characters at most. */
  body?: string
  /** Path on this site that it leads to. */
  href?: string
  /** A mail of its own goes out beside it, so the digest leaves it out. */
  isMailed?: boolean
}

/** Something an account is told inside the system, and by the next e-mail digest (M1). */
export default class Message extends MessageSchema {
  /** Sends all of them in one statement, inside the transaction of what they tell about. */
  static async send(
    letters: readonly Letter[],
    senderId: number | null,
    client: QueryClientContract
  ): Promise<void> {
    await sql(
      `INSERT INTO messages (account_id, sender_id, kind, title, body, href, mailed_at)
       SELECT "to", ?, kind, title, coalesce(body, ''), href,
              CASE WHEN "isMailed" THEN survey_now() END
         FROM json_to_recordset(?::json) AS one ("to" bigint, kind text, title text, body text, href text, "isMailed" boolean)`,
      [senderId, JSON.stringify(letters)],
      client
    )
  }
}
