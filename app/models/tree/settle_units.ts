import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import { record, type Actor } from '#models/journal'
import { leaveDisabled } from '#models/question/leave_disabled'
import type Round from '#models/round'
import { appointUnits } from '#models/tree/appoint_units'
import { keepPlaces } from '#models/tree/keep_places'
import { largeUnits } from '#queries/large_units'
import { sql } from '#queries/sql'

/**
 * Settles which units of a province have a manager in this round (R3), by the list that the province
 * has just confirmed as a whole; behind `lockTree`. Those of last year that have become small lose
 * it; nobody's report is left behind. Once a round: gives false when it is settled already.
 */
export async function settleUnits(
  round: Round,
  province: Pick<Account, 'id' | 'path'>,
  by: Actor,
  trx: TransactionClientContract
): Promise<boolean> {
  const [first] = await sql(
    `INSERT INTO settlements (round_id, account_id, settled_by) VALUES (?, ?, ?)
     ON CONFLICT DO NOTHING RETURNING account_id`,
    [round.id, province.id, by.actor.id],
    trx
  )
  if (!first) return false

  const reason = '清单核实完，单位级管理机构已定'
  const cause = { ...by, action: 'relocate' as const, reason }
  const units = await largeUnits(round.id, province.path, trx)
  await appointUnits(round, units, cause, trx)
  const vanished = await dismissOthers(round, province, trx)
  if (vanished.length > 0) await leaveDisabled(province.path, trx)
  await keepPlaces(round, province.path, cause, trx)

  const details = { units: units.map(({ orgCode }) => orgCode), vanished }
  const settled = { act: 'roster.settle', subject: 'rounds', subjectId: round.id }
  await record({ ...settled, path: province.path, details }, by, trx)
  return true
}

/** Disables the unit managers of the province that this round does not have; gives their codes. */
async function dismissOthers(
  round: Round,
  { path }: Pick<Account, 'path'>,
  trx: TransactionClientContract
): Promise<(string | null)[]> {
  const dismissed = await sql<{ orgCode: string | null }>(
    `UPDATE accounts SET enabled = false
      WHERE role = 'unit' AND enabled AND path <@ ?::ltree
        AND NOT EXISTS (SELECT FROM round_units u WHERE u.round_id = ? AND u.account_id = accounts.id)
      RETURNING org_code AS "orgCode"`,
    [path, round.id],
    trx
  )
  return dismissed.map(({ orgCode }) => orgCode)
}
