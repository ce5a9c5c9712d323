import type { RegionManager } from '#demonstration/nationwide/managers'
import { MANY, type NationwideUnit } from '#demonstration/nationwide/plan'
import { people } from '#demonstration/people'
import { Random } from '#demonstration/random'
import { sql } from '#queries/sql'

interface Row {
  user_name: string
  role: string
  name: string
  region: string | null
  org: string | null
  superior: string | null
  label: string
  enabled: boolean
  contact_name: string | null
  contact_phone: string | null
  contact_email: string | null
  first_login: Date | null
  last_login: Date | null
}

const DAY = 86_400_000
const NEWEST = Date.parse('2017-02-21T09:00:00Z')
const LETTERS = { nation: '', province: 'p', city: 'c', county: 'c' } as const
/** Of the managers of cities, counties and units, those that have never signed in. */
const NEVER = 0.08

/** The managers of regions, superiors first, and of units with many projects; all with one password. */
export async function storeNationwideManagers(
  managers: readonly RegionManager[],
  units: readonly NationwideUnit[],
  password: string
): Promise<void> {
  const large = units.filter(({ scenarios }) => scenarios.length >= MANY)
  const byRole = Map.groupBy(managers.map(ofRegion), ({ role }) => role)
  for (const rows of [...byRole.values(), large.map(ofUnit)]) {
    await sql(STORE, [password, JSON.stringify(rows.map((row, n) => ({ ...row, n })))])
  }
}

/** The days that managers have set for this round (D1); each was set by its province. */
export async function storeNationwideDeadlines(
  roundId: number,
  managers: readonly RegionManager[]
): Promise<void> {
  const rows = managers
    .filter(({ setOn }) => setOn)
    .map(({ role, region, superior, filing, review, setOn }) => ({
      user_name: `${region}XM`,
      filing: filing ?? null,
      review: review ?? null,
      set_by: `${role === 'province' ? region : superior}XM`,
      set_at: `${setOn}T01:30:00Z`,
    }))
  await sql(DEADLINES, [roundId, JSON.stringify(rows)])
}

function ofRegion({ role, region, name, superior, contact, enabled }: RegionManager): Row {
  const random = new Random(`login ${region}`)
  return {
    user_name: `${region}XM`,
    role,
    name,
    region,
    org: null,
    superior: superior && `${superior}XM`,
    label: role === 'nation' ? 'nation' : LETTERS[role] + region,
    enabled,
    ...used(random, contact, role === 'nation' || role === 'province'),
  }
}

function ofUnit(unit: NationwideUnit): Row {
  const random = new Random(unit.orgCode)
  const [who] = people(random, 1)
  const phone = `${unit.areaCode}-85${String(random.int(0, 999_999)).padStart(6, '0')}`
  const contact = { name: who.name, phone, email: `${who.address}@${unit.mail}` }
  return {
    user_name: `${unit.orgCode}XM`,
    role: 'unit',
    name: unit.name,
    region: null,
    org: unit.orgCode,
    superior: `${unit.manager.region}XM`,
    label: `u${unit.orgCode}`,
    enabled: true,
    ...used(
      random,
      contact,
      unit.scenarios.some((key) => !IDLE.has(key))
    ),
  }
}

/** What its reports come to without their unit's manager ever having signed in. */
const IDLE: ReadonlySet<string> = new Set(['untouched', 'signedIn', 'begun', 'half', 'mostly'])

/** Who has never signed in has no contact details either (L3). */
function used(random: Random, contact: RegionManager['contact'], isSure: boolean) {
  if (!isSure && random.chance(NEVER)) {
    return {
      contact_name: null,
      contact_phone: null,
      contact_email: null,
      first_login: null,
      last_login: null,
    }
  }
  return {
    contact_name: contact.name,
    contact_phone: contact.phone,
    contact_email: contact.email,
    first_login: new Date(
      Date.parse('2016-01-05T01:10:00Z') + random.int(0, 20 * 24 * 60) * 60_000
    ),
    last_login: new Date(NEWEST - Math.floor(random.next() ** 2 * 40 * DAY)),
  }
}

const STORE = `
  INSERT INTO accounts (user_name, role, name, region_code, org_code, superior_id, path, password, enabled,
    contact_name, contact_phone, contact_email, first_login_at, first_login_address, last_login_at,
    last_login_address, created_at)
  SELECT one.user_name, one.role, one.name, one.region, one.org, superior.id,
         coalesce(superior.path || one.label, text2ltree(one.label)), ?, one.enabled, one.contact_name,
         one.contact_phone, one.contact_email, one.first_login, used.address, one.last_login, used.address,
         '2016-01-04T00:00:00Z'
    FROM json_to_recordset(?::json) AS one (n integer, user_name text, role text, name text, region text, org text,
        superior text, label text, enabled boolean, contact_name text, contact_phone text, contact_email text,
        first_login timestamptz, last_login timestamptz)
      LEFT JOIN accounts superior ON superior.user_name = one.superior,
      LATERAL (SELECT CASE WHEN one.first_login IS NOT NULL THEN inet '203.0.113.10' END AS address) used
   ORDER BY one.n`

const DEADLINES = `
  INSERT INTO deadlines (account_id, round_id, filing_deadline, review_deadline, set_by, set_at)
  SELECT a.id, ?, one.filing, one.review, s.id, one.set_at
    FROM json_to_recordset(?::json) AS one (user_name text, filing date, review date, set_by text, set_at timestamptz)
    JOIN accounts a ON a.user_name = one.user_name JOIN accounts s ON s.user_name = one.set_by`
