import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { SEPARATE_CITIES } from '#models/account/default_superior'
import { freshSecrets } from '#models/account/fresh_secrets'
import { managerName, type ManagerName } from '#models/account/manager_name'
import { nationalOffice } from '#models/account/national_office'
import { slips } from '#models/account/slips'
import { storeManagers } from '#models/account/store_managers'
import { treeChange } from '#models/account/tree_change'
import type { Actor } from '#models/journal'
import type { Regions } from '#questionnaire/regions'
import { sql } from '#queries/sql'

/** No project of the programmes is filed from there. */
const WITHOUT = ['710000', '810000', '820000']

/** Region codes of the provinces, 计划单列市 and 兵团 that have no account yet (L2). */
export async function missingProvinces(
  regions: Regions,
  client: QueryClientContract = db.connection()
): Promise<string[]> {
  const codes = [...regions.provinces(), ...SEPARATE_CITIES]
    .filter((code) => !WITHOUT.includes(code))
    .sort()
  const known = await sql<{ userName: string }>(
    'SELECT user_name AS "userName" FROM accounts WHERE user_name = ANY(?)',
    [codes.map((code) => `${code}XM`)],
    client
  )
  const names = new Set(known.map(({ userName }) => userName))
  return codes.filter((code) => !names.has(`${code}XM`))
}

/** Makes all of them at once, below the nation, with their slips. Pressing twice makes them once. */
export async function createProvinces(
  { slip, regions, site }: { slip: string; regions: Regions; site: string },
  by: Actor
): Promise<void> {
  const codes = await missingProvinces(regions)
  const accounts = codes.map((code) => ({
    ...(managerName('province', code, regions) as ManagerName),
    role: 'province' as const,
    name: regions.ownName(code)!,
  }))
  const secrets = await freshSecrets(accounts)
  await treeChange(by, '新建省级账户', async (trx) => {
    if (!(await slips.begin(slip, by, trx))) return null
    const superior = await nationalOffice(trx)
    const managers = accounts.map((one, i) => ({ ...one, superior, secret: secrets[i] }))
    const stored = await storeManagers(managers, by, trx)
    await slips.seal({ id: slip, site, secrets: stored }, by, trx)
    return stored.length > 0 ? superior.path : null
  })
}
