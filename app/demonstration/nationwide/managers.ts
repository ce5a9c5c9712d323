import { districts } from '#demonstration/nationwide/districts'
import { PROVINCES, type Province } from '#demonstration/nationwide/provinces'
import { people } from '#demonstration/people'
import { YEARS } from '#demonstration/projects'
import { Random } from '#demonstration/random'
import type { DemonstrationManager } from '#demonstration/managers'
import { regionTable } from '#models/region_table'

/** A region's manager; one that is not enabled is skipped by its reports. */
export interface RegionManager extends DemonstrationManager {
  enabled: boolean
}

/** Counties that manage projects, of all; the others leave it to their city. */
const SHARE_OF_COUNTIES = 0.45
/** Only so many counties of a city have projects. */
export const COUNTIES = 6

/** The nation, its provinces, their cities and many of the counties; superiors first. */
export function regionManagers(): RegionManager[] {
  const below = PROVINCES.map((province) => [province, districts(province.code)] as const)
  return [
    manager('nation', '000000', null, PROVINCES[0]),
    ...PROVINCES.map((one) => ({ ...manager('province', one.code, '000000', one), ...dates(one) })),
    ...below.flatMap(([province, list]) =>
      list.flatMap(({ code }) => (code ? [city(province, code)] : []))
    ),
    ...below.flatMap(([province, list]) =>
      list.flatMap(({ code, counties }) => ofCounties(province, code, counties))
    ),
  ]
}

function city(province: Province, code: string): RegionManager {
  const random = new Random(`city ${code}`)
  const one = manager('city', code, province.code, province)
  // A city whose counties are none is its own lowest level; it is never left out.
  if (province.package !== 'open' || !random.chance(0.25)) return one
  return {
    ...one,
    filing: random.pick(['2017-02-20', '2017-02-27', '2017-02-28']),
    setOn: '2017-01-16',
  }
}

function ofCounties(province: Province, above: string | null, counties: string[]): RegionManager[] {
  return counties
    .filter((code) => code !== above)
    .filter((code) => above === null || new Random(`county ${code}`).chance(SHARE_OF_COUNTIES))
    .map((code) => ({
      ...manager('county', code, above ?? province.code, province),
      enabled: !new Random(`left ${code}`).chance(0.03),
    }))
}

function dates({ code, package: its }: Province) {
  const random = new Random(`dates ${code}`)
  if (its !== 'open') return { filing: '2017-01-25', review: '2017-03-15', setOn: '2017-01-06' }
  if (random.chance(0.2)) return {}
  return {
    filing: `2017-03-0${random.int(1, 8)}`,
    review: `2017-03-${random.int(13, 18)}`,
    setOn: `2017-01-${random.int(10, 13)}`,
  }
}

function manager(
  role: DemonstrationManager['role'],
  region: string,
  superior: string | null,
  { areaCode }: Province
): RegionManager {
  const random = new Random(`manager ${region}`)
  const [who] = people(random, 1)
  const contact = {
    name: who.name,
    phone: `${areaCode}-85${String(random.int(0, 999_999)).padStart(6, '0')}`,
    email: `${who.address}@kj${region}.example.com`,
  }
  return { role, region, name: nameOf(role, region), superior, contact, enabled: true }
}

function nameOf(role: DemonstrationManager['role'], region: string): string {
  if (role === 'nation') return '国家科技统计管理机构'
  const name = regionTable(YEARS.now).name(region)!
  const own = name.slice((regionTable(YEARS.now).name(parentOf(region)) ?? '').length)
  if (/^(11|12|31|50)/.test(region)) return `${own}科学技术委员会`
  return role === 'province' && /[省区]$/.test(own) ? `${own}科学技术厅` : `${own}科学技术局`
}

function parentOf(region: string): string {
  return regionTable(YEARS.now).parent(region) ?? ''
}
