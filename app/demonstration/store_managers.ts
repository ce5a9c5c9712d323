import { people } from '#demonstration/people'
import { MANAGERS, type DemonstrationManager } from '#demonstration/managers'
import { Random } from '#demonstration/random'
import type { Unit } from '#demonstration/units'
import type Round from '#models/round'
import { UNIT_SIZE } from '#models/tree/unit_size'
import { sql } from '#queries/sql'

interface Row {
  user_name: string
  role: string
  name: string
  region: string | null
  org: string | null
  superior: string | null
  label: string
  contact_name: string
  contact_phone: string
  contact_email: string
}

/** The managers of the regions and of the units with many projects, all with one password. */
export async function storeManagers(units: readonly Unit[], password: string): Promise<void> {
  const large = units.filter(({ scenarios }) => scenarios.length >= UNIT_SIZE)
  for (const row of [...MANAGERS.map(regional), ...large.map(ofUnit)]) {
    await sql(
      `INSERT INTO accounts (user_name, role, name, region_code, org_code, superior_id, path, password,
         contact_name, contact_phone, contact_email, first_login_at, first_login_address, created_at)
       SELECT one.user_name, one.role, one.name, one.region, one.org, superior.id,
              coalesce(superior.path || one.label, text2ltree(one.label)), ?,
              one.contact_name, one.contact_phone, one.contact_email,
              '2016-01-05T01:10:00Z', '203.0.113.10', '2016-01-04T00:00:00Z'
         FROM json_to_record(?::json) AS one (user_name text, role text, name text, region text, org text,
           superior text, label text, contact_name text, contact_phone text, contact_email text)
         LEFT JOIN accounts superior ON superior.user_name = one.superior`,
      [password, JSON.stringify(row)]
    )
  }
}

/** The days that managers have set for this round (D1); each was set by its province. */
export async function storeDeadlines(round: Round): Promise<void> {
  const rows = MANAGERS.filter(({ setOn }) => setOn).map(({ region, filing, review, setOn }) => ({
    user_name: `${region}XM`,
    filing: filing ?? null,
    review: review ?? null,
    set_by: `${region.slice(0, 2)}0000XM`,
    set_at: `${setOn}T01:30:00Z`,
  }))
  await sql(
    `INSERT INTO deadlines (account_id, round_id, filing_deadline, review_deadline, set_by, set_at)
     SELECT a.id, ?, one.filing, one.review, s.id, one.set_at
       FROM json_to_recordset(?::json) AS one (user_name text, filing date, review date, set_by text, set_at timestamptz)
       JOIN accounts a ON a.user_name = one.user_name JOIN accounts s ON s.user_name = one.set_by`,
    [round.id, JSON.stringify(rows)]
  )
}

const LETTERS: Record<DemonstrationManager['role'], string> = {
  nation: '',
  province: 'p',
  city: 'c',
  county: 'c',
}

function regional({ role, region, name, superior, contact }: DemonstrationManager): Row {
  return {
    user_name: `${region}XM`,
    role,
    name,
    region,
    org: null,
    superior: superior && `${superior}XM`,
    label: role === 'nation' ? 'nation' : LETTERS[role] + region,
    contact_name: contact.name,
    contact_phone: contact.phone,
    contact_email: contact.email,
  }
}

/** Below the lowest manager of the region where the unit is registered. */
function ofUnit(unit: Unit): Row {
  const [contact] = people(new Random(unit.orgCode), 1)
  const city = `${unit.region.slice(0, 4)}00`
  const above = [unit.region, city].find((region) => MANAGERS.some((one) => one.region === region))
  return {
    user_name: `${unit.orgCode}XM`,
    role: 'unit',
    name: unit.name,
    region: null,
    org: unit.orgCode,
    superior: `${above ?? `${unit.region.slice(0, 2)}0000`}XM`,
    label: `u${unit.orgCode}`,
    contact_name: contact.name,
    contact_phone: `${unit.areaCode}-85006${unit.orgCode.slice(1, 4)}`,
    contact_email: `${contact.address}@${unit.mail}`,
  }
}
