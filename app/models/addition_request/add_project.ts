import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { refusals } from '#exceptions/refusals'
import type { RosterRow } from '#imports/roster/roster_row'
import type { Actor } from '#models/journal'
import type Round from '#models/round'
import { applyRows } from '#models/roster_import/applying'
import { judgeRows } from '#models/roster_import/judging'
import { OWN, stageOwnRows } from '#models/roster_import/own_rows'
import { rowMistakes, type RefusedRow } from '#models/roster_import/row_mistakes'
import { sql } from '#queries/sql'

export type Addition = Pick<RosterRow, 'number' | 'title' | 'facts'>

/** One project into the round, by the way that a list of them goes (R5). Throws a refusal that says why not. */
export async function addProject(
  round: Round,
  { number, title, facts }: Addition,
  by: Actor,
  trx: TransactionClientContract
): Promise<void> {
  const row = { sheet: '', row: 1, number, title, facts, mistakes: [], remarks: [] }
  await stageOwnRows(oneOf(row), trx)
  await judgeRows(OWN, round, trx)
  const [judged] = await sql<RefusedRow & { outcome: string }>(
    'SELECT sheet, "row", number, mistakes, conflicts, outcome FROM roster_import_rows',
    [],
    trx
  )
  if (judged.outcome === 'refused') throw refusals.notAddable(rowMistakes(judged)[0].message)
  if (judged.outcome !== 'added') throw refusals.notAddable(`项目 ${number} 已经在清单里`)
  await applyRows(OWN, round, by, trx)
}

async function* oneOf(row: RosterRow) {
  yield row
}
