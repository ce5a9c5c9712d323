import db from '@adonisjs/lucid/services/db'
import { record, type Actor } from '#models/journal'
import { sql } from '#queries/sql'

export interface ExplainedDifference {
  roundId: number
  orgCode: string
  code: string
  note: string
  /** Of the values that are explained. */
  fingerprint: string
}

/** Marks a difference between the reports of a unit as explained (W6), for the values as they are. */
export async function explainDifference(
  { roundId, orgCode, code, note, fingerprint }: ExplainedDifference,
  by: Actor
): Promise<void> {
  const { actor } = by
  await db.transaction(async (trx) => {
    const [{ id }] = await sql<{ id: number }>(
      `INSERT INTO reconciliation_notes (round_id, org_code, code, path, note, fingerprint, noted_by)
       VALUES (?, ?, ?, ?::ltree, ?, ?, ?)
       ON CONFLICT (round_id, org_code, code, path) DO UPDATE SET note = excluded.note,
         fingerprint = excluded.fingerprint, noted_by = excluded.noted_by, noted_at = survey_now()
       RETURNING id`,
      [roundId, orgCode, code, actor.path, note, fingerprint, actor.id],
      trx
    )
    const entry = { act: 'reconciliation.explain', subject: 'reconciliation_notes', subjectId: id }
    await record({ ...entry, path: actor.path, details: { orgCode, code, note } }, by, trx)
  })
}
