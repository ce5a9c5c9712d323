import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { OWN, stageOwnRows } from '#models/roster_import/own_rows'
import { rosterFileOf } from '#models/roster_import/roster_file_of'
import { applyRows } from '#models/roster_import/applying'
import { judgeRows } from '#models/roster_import/judging'
import { importOutcome, type ImportOutcome } from '#models/roster_import/outcome'
import { record } from '#models/journal'
import { nationalOffice } from '#models/account/national_office'
import type Round from '#models/round'
import { lockListed } from '#models/round/lock_listed'

export interface ImportWishes {
  round: Round
  /** Whether anything is stored; nothing is when rows are refused and not accepted as such. */
  confirm: boolean
  acceptRefused: boolean
}

/**
 * The list of a file looked at and, when it is confirmed, issued, all in one transaction (R1). The
 * journal has it from the nation's own account. Throws UnreadableFile; refuses a closed round, looked at
 * only, too.
 */
export async function importFile(path: string, wishes: ImportWishes): Promise<ImportOutcome> {
  const { round, confirm, acceptRefused } = wishes
  const file = await rosterFileOf(path, round)
  const trx = await db.transaction()
  try {
    await stageOwnRows(file.rows(), trx)
    await lockListed(round, trx)
    await judgeRows(OWN, round, trx)
    const outcome = await importOutcome(OWN, file.outlines, trx)
    const isStored = confirm && (acceptRefused || outcome.refused.length === 0)
    if (isStored) await store(round, outcome, trx)
    await (isStored ? trx.commit() : trx.rollback())
    return outcome
  } catch (error) {
    await trx.rollback()
    throw error
  }
}

async function store(round: Round, outcome: ImportOutcome, trx: TransactionClientContract) {
  const by = { actor: await nationalOffice(trx), address: null }
  await applyRows(OWN, round, by, trx)
  const { added, changed, skipped, refused } = outcome
  const details = {
    added: added.length,
    changed: changed.length,
    skipped: skipped.length,
    refused: refused.length,
  }
  const { path } = by.actor
  await record(
    { act: 'roster.import', subject: 'rounds', subjectId: round.id, path, details },
    by,
    trx
  )
}
