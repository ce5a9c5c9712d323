import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { nationalOffice } from '#models/account/national_office'
import type Round from '#models/round'
import { keepPlaces } from '#models/tree/keep_places'
import { raiseUnits } from '#models/tree/raise_units'
import { settleWhole } from '#models/tree/settle_whole'
import { sql } from '#queries/sql'

/**
 * Puts every report of a round that opens below the manager that is nearest by now (R1, R4), with its
 * unit layer (R3): since its list was imported, managers may have come, gone or moved while another
 * round ran. In the name of the nation's own account; behind the lock of the round.
 */
export async function placeListed(round: Round, trx: TransactionClientContract): Promise<void> {
  const [report] = await sql('SELECT FROM reports WHERE round_id = ? LIMIT 1', [round.id], trx)
  if (!report) return
  const by = { actor: await nationalOffice(trx), address: null }
  const { path } = by.actor
  const reason = `${round.reportYear} 年度开始，报表归到现在最近的管理机构`
  await keepPlaces(round, path, { ...by, action: 'relocate', reason }, trx)
  await raiseUnits(round, by, trx)
  await settleWhole(round, path, by, trx)
}
