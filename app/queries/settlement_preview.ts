import type Account from '#models/account'
import { isTop } from '#models/tree/is_top'
import { largeUnits, type LargeUnit } from '#queries/large_units'
import { sql } from '#queries/sql'

/** What happens to the unit managers of a province once its whole list is verified (R3). */
export interface SettlementPreview {
  /** Settled already in this round, or nothing to settle at this level. */
  isSettled: boolean
  units: LargeUnit[]
  /** Names of last year's unit managers that this year's list has too few projects for. */
  vanishing: string[]
}

export async function settlementPreview(
  roundId: number,
  actor: Account
): Promise<SettlementPreview> {
  const [{ settled }] = await sql<{ settled: boolean }>(
    'SELECT EXISTS (SELECT FROM settlements WHERE round_id = ? AND account_id = ?) AS settled',
    [roundId, actor.id]
  )
  if (settled || !isTop(actor)) return { isSettled: true, units: [], vanishing: [] }
  const units = await largeUnits(roundId, actor.path)
  const others = await sql<{ name: string }>(
    `SELECT name FROM accounts WHERE role = 'unit' AND enabled AND path <@ ?::ltree
        AND org_code <> ALL(?::text[]) ORDER BY path`,
    [actor.path, units.map(({ orgCode }) => orgCode)]
  )
  return { isSettled: false, units, vanishing: others.map(({ name }) => name) }
}
