import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Round from '#models/round'
import { sql } from '#queries/sql'
import type { Value } from '#questionnaire/types'

/** Serials of one programme in one region. */
const LARGEST = 9999
const NO_REGION = '000000'
const OTHER_PROGRAMME = '99'

/**
 * The 统计编号 of a round: report year (4), programme (2), region (6), serial (4). Serials go on after
 * the last one given, so none is used twice.
 */
export class StatSerialNumbers {
  private constructor(
    private readonly reportYear: number,
    private readonly last: Map<string, number>
  ) {}

  /** The round stays locked until the transaction ends. */
  static async load(round: Round, trx: TransactionClientContract): Promise<StatSerialNumbers> {
    await sql('SELECT FROM rounds WHERE id = ? FOR NO KEY UPDATE', [round.id], trx)
    const rows = await sql<{ prefix: string; last: number }>(
      `SELECT left(stat_serial_no, 12) AS prefix, max(right(stat_serial_no, 4))::int AS last
         FROM roster_entries WHERE round_id = ? AND stat_serial_no ~ '^[0-9]{16}$' GROUP BY 1`,
      [round.id],
      trx
    )
    const last = new Map(rows.map(({ prefix, last: serial }) => [prefix, serial]))
    return new StatSerialNumbers(round.reportYear, last)
  }

  /** Throws RangeError after 9999 of one programme in one region. */
  next(facts: Record<string, Value>): string {
    const prefix = this.prefix(facts)
    const serial = (this.last.get(prefix) ?? 0) + 1
    if (serial > LARGEST) throw new RangeError(`统计编号 ${prefix} 已用完 ${LARGEST} 个`)
    this.last.set(prefix, serial)
    return prefix + String(serial).padStart(4, '0')
  }

  /** How many more of these facts can be numbered. */
  free(facts: Record<string, Value>): number {
    return LARGEST - (this.last.get(this.prefix(facts)) ?? 0)
  }

  prefix({ programme, regionCode }: Record<string, Value>): string {
    return `${this.reportYear}${programme ?? OTHER_PROGRAMME}${regionCode ?? NO_REGION}`
  }
}
