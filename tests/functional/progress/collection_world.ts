import Account from '#models/account'
import type { Level, State } from '#models/report/flow'
import { sql } from '#queries/sql'
import { buildWorld, type World } from '#tests/support/world'

export interface CollectionWorld extends World {
  /** 南京市, beside the city of the world. */
  otherCity: Account
  /** 浙江省, with one report of its own. */
  otherProvince: Account
}

interface Placed {
  path: string
  state: State
  waitingAt?: Account | null
  closesAt?: string
  programme?: string
}

/**
 * 江苏省 with two cities, one county and a unit below it, and seven reports: two of the unit, one of
 * the county, one of 常州市, two of 南京市, one of the province itself; and one of 浙江省.
 */
export async function collectionWorld(): Promise<CollectionWorld> {
  const world = await buildWorld({ projects: 8, unit: true, county: true })
  const { province, city, county, unit, nation } = world
  const otherCity = await copyOf(city!, 'city', '320100XM', '南京市科学技术局', province, 'c320100')
  const otherProvince = await copyOf(
    province,
    'province',
    '330000XM',
    '浙江省科学技术厅',
    nation,
    'p330000'
  )
  const over = '2017-02-20T16:00:00Z'
  const soon = '2017-02-24T16:00:00Z'
  const places: Placed[] = [
    { path: unit!.path, state: 'not_started' },
    { path: unit!.path, state: 'submitted', waitingAt: unit },
    { path: county!.path, state: 'submitted', waitingAt: city },
    { path: city!.path, state: 'returned', closesAt: soon },
    { path: otherCity.path, state: 'filling', closesAt: over, programme: '03' },
    { path: otherCity.path, state: 'province_accepted' },
    { path: province.path, state: 'nationally_accepted', programme: '03' },
    { path: otherProvince.path, state: 'filling', closesAt: over },
  ]
  for (const [i, place] of places.entries()) await put(world.reports[i].id, place)
  return { ...world, otherCity, otherProvince }
}

async function put(id: number, { path, state, waitingAt, closesAt, programme }: Placed) {
  await sql(
    `UPDATE reports SET path = ?::ltree, state = ?, waiting_at = ?, submitted_at = survey_now(),
       receipt_number = 'T' || id, closes_at = coalesce(?::timestamptz, closes_at) WHERE id = ?`,
    [path, state, waitingAt?.id ?? null, closesAt ?? null, id]
  )
  if (!programme) return
  await sql(
    `UPDATE roster_entries SET facts = facts || jsonb_build_object('programme', ?::text)
      WHERE id = (SELECT roster_entry_id FROM reports WHERE id = ?)`,
    [programme, id]
  )
}

async function copyOf(
  like: Account,
  role: Level,
  userName: string,
  name: string,
  superior: Account,
  label: string
): Promise<Account> {
  const { password, contactName, contactPhone, contactEmail } = like
  const account = await Account.create({
    role,
    userName,
    name,
    superiorId: superior.id,
    path: `${superior.path}.${label}`,
    regionCode: userName.slice(0, 6),
    password,
    contactName,
    contactPhone,
    contactEmail,
  })
  return account.refresh()
}
