import { randomBytes } from 'node:crypto'
import hash from '@adonisjs/core/services/hash'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Account from '#models/account'
import { NearestManagers } from '#models/report/issuing/nearest_managers'
import type Round from '#models/round'
import { moveManager } from '#models/tree/move_manager'
import type { PlacingCause } from '#models/tree/place_reports'
import type { LargeUnit } from '#queries/large_units'
import { sql } from '#queries/sql'

interface Known {
  id: number
  orgCode: string
  path: string
  userName: string
  /** Its province in this round, if it has one. */
  provinceId: number | null
}

/**
 * Gives each of these units a manager below the lowest manager that stands over all its projects:
 * the account that is there, else a new one whose password nobody knows until it is handed out
 * (L2). The reports are placed by the caller.
 */
export async function appointUnits(
  round: Round,
  units: readonly LargeUnit[],
  cause: PlacingCause,
  trx: TransactionClientContract
): Promise<void> {
  const managers = await NearestManagers.load(round.reportYear, trx)
  const known = await knownUnits(round, units, trx)
  const appointed = units.map((unit) => ({
    ...unit,
    home: managers.over(unit.regions).id,
    known: accountFor(unit, known),
    userName: nameFor(unit, known),
  }))
  const fresh = appointed.filter((unit) => !unit.known)
  if (fresh.length > 0) await create(fresh, trx)
  for (const { known: account, home, name } of appointed) {
    if (account) await appointAgain(account, name, home, cause, trx)
  }
  await remember(round, appointed, trx)
}

function knownUnits(round: Round, units: readonly LargeUnit[], trx: TransactionClientContract) {
  return sql<Known>(
    `SELECT a.id, a.org_code AS "orgCode", a.path::text, a.user_name AS "userName", u.province_id AS "provinceId"
       FROM accounts a LEFT JOIN round_units u ON u.account_id = a.id AND u.round_id = ?
      WHERE a.role = 'unit' AND a.org_code = ANY(?) ORDER BY a.id`,
    [round.id, units.map(({ orgCode }) => orgCode)],
    trx
  )
}

/** The one of this province. */
function accountFor({ orgCode, provincePath }: LargeUnit, known: Known[]): Known | undefined {
  const same = known.filter((one) => one.orgCode === orgCode)
  return same.find((one) => one.path.startsWith(`${provincePath}.`))
}

/** The second province of a unit adds its own code: user names are unique. */
function nameFor({ orgCode, provincePath }: LargeUnit, known: Known[]): string {
  const plain = `${orgCode}XM`
  const isTaken = known.some(({ userName }) => userName === plain)
  return isTaken ? `${orgCode}${provincePath.split('.')[1].slice(1)}XM` : plain
}

async function create(
  units: readonly (LargeUnit & { home: number; userName: string })[],
  trx: TransactionClientContract
) {
  const unknown = await hash.make(randomBytes(24).toString('base64url'))
  await sql(
    `INSERT INTO accounts (user_name, role, name, org_code, superior_id, path, password)
     SELECT one."userName", 'unit', one.name, one."orgCode", home.id, home.path || ('u' || one."orgCode"), ?
       FROM json_to_recordset(?::json) AS one ("userName" text, name text, "orgCode" text, home bigint)
       JOIN accounts home ON home.id = one.home`,
    [unknown, JSON.stringify(units)],
    trx
  )
}

async function appointAgain(
  { id }: Known,
  name: string,
  home: number,
  cause: PlacingCause,
  trx: TransactionClientContract
) {
  const [account, superior] = await Promise.all([
    Account.findOrFail(id, { client: trx }),
    Account.findOrFail(home, { client: trx }),
  ])
  await account.merge({ enabled: true, name }).save()
  await moveManager(account, superior, cause, trx)
}

async function remember(round: Round, units: readonly LargeUnit[], trx: TransactionClientContract) {
  await sql(
    `INSERT INTO round_units (round_id, province_id, org_code, account_id, projects)
     SELECT ?, one."provinceId", one."orgCode", a.id, one.projects
       FROM json_to_recordset(?::json) AS one ("provinceId" bigint, "provincePath" ltree, "orgCode" text, projects int)
       JOIN accounts a ON a.role = 'unit' AND a.org_code = one."orgCode" AND a.path <@ one."provincePath"
     ON CONFLICT DO NOTHING`,
    [round.id, JSON.stringify(units)],
    trx
  )
}
