import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import { keepPlaces } from '#models/tree/keep_places'
import { lockedRound } from '#models/tree/locked_round'
import type { PlacingCause } from '#models/tree/place_reports'
import { sql } from '#queries/sql'

/** Paths at or below `from` go on at `to`; `subpath` refuses to give nothing. Bindings: to, from, from. */
const MOVED = `?::ltree || CASE WHEN path = ?::ltree THEN '' ELSE subpath(path, nlevel(?::ltree)) END`

/**
 * Puts a manager with everybody below it under another superior (R6). Reports of the round that runs,
 * or else is prepared, are placed anew; those of others stay readable to the same managers. Refuses a cycle.
 */
export async function moveManager(
  { id }: Account,
  superior: Account,
  cause: PlacingCause,
  trx: TransactionClientContract
): Promise<void> {
  const round = await lockedRound(trx)
  const [{ path: from }] = await sql<{ path: string }>(
    'SELECT path::text FROM accounts WHERE id = ? FOR UPDATE',
    [id],
    trx
  )
  const to = await placeUnder(id, superior, trx)
  if (isAtOrBelow(to, from) && to !== from) throw refusals.superiorBelow(superior.name)
  if (to === from) return

  await sql(
    `UPDATE accounts SET path = ${MOVED} WHERE path <@ ?::ltree AND role <> 'respondent'`,
    [to, from, from, from],
    trx
  )
  await sql(
    `UPDATE reports SET path = ${MOVED} WHERE path <@ ?::ltree AND round_id IS DISTINCT FROM ?`,
    [to, from, from, from, round?.id ?? null],
    trx
  )
  await sql('UPDATE accounts SET superior_id = ? WHERE id = ?', [superior.id, id], trx)
  if (round) await keepPlaces(round, from, cause, trx)
  await sql(
    `UPDATE accounts SET path = ${MOVED} WHERE path <@ ?::ltree AND role = 'respondent'`,
    [to, from, from, from],
    trx
  )
}

async function placeUnder(id: number, superior: Account, trx: TransactionClientContract) {
  const [{ path }] = await sql<{ path: string }>(
    `SELECT (superior.path || subpath(own.path, -1))::text AS path
       FROM accounts own, accounts superior WHERE own.id = ? AND superior.id = ?`,
    [id, superior.id],
    trx
  )
  return path
}

function isAtOrBelow(path: string, above: string): boolean {
  return `${path}.`.startsWith(`${above}.`)
}
