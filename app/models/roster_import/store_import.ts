import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { refusals } from '#exceptions/refusals'
import { record, type Actor } from '#models/journal'
import type Round from '#models/round'
import type RosterImport from '#models/roster_import'
import { applyRows, type Progress } from '#models/roster_import/applying'
import { countOutcomes } from '#models/roster_import/counted_outcomes'
import { fingerprintOf } from '#models/roster_import/fingerprint'
import { judgeRows } from '#models/roster_import/judging'
import { sql } from '#queries/sql'

/** Judges the rows of an import by what is stored now, ready to be looked at (R1). */
export async function judgeImport(importId: number, round: Round, trx: TransactionClientContract) {
  await judgeRows(importId, round, trx)
  await sql(
    `UPDATE roster_imports SET state = 'read', fingerprint = ? WHERE id = ? AND state NOT IN ('confirmed', 'dropped')`,
    [await fingerprintOf(importId, trx), importId],
    trx
  )
}

/**
 * Stores what was shown, all or nothing; done before, it does nothing. Throws a refusal when the
 * roster has moved on.
 */
export async function storeImport(
  list: RosterImport,
  round: Round,
  by: Actor,
  progress: Progress,
  trx: TransactionClientContract
) {
  await judgeRows(list.id, round, trx)
  const now = await list.locked(trx)
  if (now.state === 'confirmed') return
  const isSame = (await fingerprintOf(now.id, trx)) === now.fingerprint
  if (now.state !== 'confirming' || !isSame) throw refusals.rosterMoved()

  await applyRows(now.id, round, by, trx, progress)
  await sql(
    `UPDATE roster_imports SET state = 'confirmed', confirmed_at = survey_now(), confirmed_by = ? WHERE id = ?`,
    [by.actor.id, now.id],
    trx
  )
  await note(now, by, trx)
}

async function note({ id, name }: RosterImport, by: Actor, trx: TransactionClientContract) {
  const { path } = by.actor
  const details = { file: name, ...(await countOutcomes(id, trx)) }
  const about = { subject: 'roster_imports', subjectId: id, path, details } as const
  await record({ act: 'roster.import', ...about }, by, trx)
}
