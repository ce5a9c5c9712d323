import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { RosterLine } from '#models/report/issuing'
import type Round from '#models/round'
import { sql } from '#queries/sql'

const LARGEST = 9999
const NO_REGION = '000000'
const OTHER_PROGRAMME = '99'

/**
 * A 统计编号 for each line: report year (4), programme (2), region (6), serial (4). Serials go on
 * after the last one given in the round, so none is used twice; the round stays locked until the
 * transaction ends. Throws RangeError after 9999 of one programme in one region.
 */
export async function statSerialNumbers(
  round: Round,
  lines: readonly RosterLine[],
  trx: TransactionClientContract
): Promise<string[]> {
  await sql('SELECT FROM rounds WHERE id = ? FOR NO KEY UPDATE', [round.id], trx)
  const last = await lastSerials(round, trx)
  return lines.map(({ facts }) => {
    const { programme, regionCode } = facts
    const prefix = `${round.reportYear}${programme ?? OTHER_PROGRAMME}${regionCode ?? NO_REGION}`
    const serial = (last.get(prefix) ?? 0) + 1
    if (serial > LARGEST) throw new RangeError(`统计编号 ${prefix} 已用完 ${LARGEST} 个`)
    last.set(prefix, serial)
    return prefix + String(serial).padStart(4, '0')
  })
}

async function lastSerials(round: Round, trx: TransactionClientContract) {
  const rows = await sql<{ prefix: string; last: number }>(
    `SELECT left(stat_serial_no, 12) AS prefix, max(right(stat_serial_no, 4))::int AS last
       FROM roster_entries WHERE round_id = ? AND stat_serial_no ~ '^[0-9]{16}$' GROUP BY 1`,
    [round.id],
    trx
  )
  return new Map(rows.map(({ prefix, last }) => [prefix, last]))
}
