import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import { sql } from '#queries/sql'

/** Who acts, and from where. */
export interface Actor {
  actor: Account
  address: string | null
}

export interface JournalEntry {
  /** Noun and verb of what was done: `account.disable`, `deadline.set`. */
  act: string
  /** Kind of the thing it was done to, as its table is called. */
  subject: string
  subjectId: number | null
  /** Where in the tree it happened: of the account or report concerned. */
  path: string
  details?: Record<string, unknown>
}

/**
 * Writes down what a manager did besides moving a report, whose events tell that; in the transaction
 * of the act (O1). Append-only.
 */
export async function record(
  { act, subject, subjectId, path, details = {} }: JournalEntry,
  { actor, address }: Actor,
  client: QueryClientContract
): Promise<void> {
  await sql(
    `INSERT INTO journal (act, actor_id, actor_address, path, subject, subject_id, details)
     VALUES (?, ?, ?, ?::ltree, ?, ?, ?)`,
    [act, actor.id, address, path, subject, subjectId, JSON.stringify(details)],
    client
  )
}
