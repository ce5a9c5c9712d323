import db from '@adonisjs/lucid/services/db'
import { record, type Actor } from '#models/journal'
import { lockOwnEntries } from '#models/roster/own_entries'
import type Round from '#models/round'
import { sql } from '#queries/sql'

/** What a manager notes about a line (R2), 500 characters at most; an empty text takes the note away. */
export async function remarkOnEntry(
  round: Round,
  id: number,
  text: string,
  by: Actor
): Promise<void> {
  const { actor } = by
  await db.transaction(async (trx) => {
    await lockOwnEntries(round, actor, [id], trx)
    await (text === ''
      ? sql(
          'DELETE FROM roster_remarks WHERE roster_entry_id = ? AND account_id = ?',
          [id, actor.office],
          trx
        )
      : sql(
          `INSERT INTO roster_remarks (roster_entry_id, account_id, text, written_by) VALUES (?, ?, ?, ?)
           ON CONFLICT (roster_entry_id, account_id) DO UPDATE
              SET text = excluded.text, written_by = excluded.written_by, written_at = survey_now()`,
          [id, actor.office, text, actor.id],
          trx
        ))
    const remark = { act: 'roster.remark', subject: 'roster_entries', subjectId: id }
    await record({ ...remark, path: actor.path, details: { text } }, by, trx)
  })
}
