import { creditCode, orgCode } from '#demonstration/codes'
import { DOMAINS, type DomainKey } from '#demonstration/domains'
import type { District } from '#demonstration/nationwide/districts'
import type { Province } from '#demonstration/nationwide/provinces'
import { UnitNames } from '#demonstration/nationwide/unit_names'
import { YEARS } from '#demonstration/projects'
import { Random } from '#demonstration/random'
import type { Unit, UnitKind } from '#demonstration/units'
import { regionTable } from '#models/region_table'

/** A unit before it is known what becomes of its projects. */
export interface PlannedUnit extends Omit<Unit, 'scenarios'> {
  province: Province
  /** How many projects it has. */
  size: number
}

/** Of all units, in parts of 20; how many projects one has at most. */
const KINDS: readonly UnitKind[] = [
  ...Array<UnitKind>(11).fill('company'),
  ...Array<UnitKind>(4).fill('institute'),
  ...Array<UnitKind>(3).fill('university'),
  ...Array<UnitKind>(2).fill('hospital'),
]
const MOST = { university: 90, institute: 30, hospital: 12, company: 6 } as const
const ALL = Object.keys(DOMAINS) as DomainKey[]
/** What only basic research pays for is the work of universities. */
const APPLIED = ALL.filter((key) => !('only' in DOMAINS[key]))
const DOMAINS_OF = { university: ALL, institute: APPLIED, hospital: APPLIED, company: APPLIED }
const STAFF = {
  university: [1200, 6000],
  institute: [90, 600],
  hospital: [600, 3200],
  company: [110, 2600],
} as const
/** List unitNature. */
const NATURES = {
  university: ['03'],
  institute: ['01'],
  hospital: ['02'],
  company: ['10', '10', '10', '05', '07'],
} as const
const AFFILIATIONS = {
  university: ['10', '20', '20'],
  institute: ['10', '20', '20', '40'],
  hospital: ['20', '40'],
  company: ['90'],
} as const
const ROADS = [
  '科技路',
  '创新大道',
  '学府路',
  '人民中路',
  '建设北路',
  '高新四路',
  '滨河东路',
  '文昌街',
]
/** Only so many counties of a district have projects. */
const COUNTIES = 6
/** Organisation codes are counted through in an order that looks like none. */
const [FIRST_CODE, CODES, STRIDE] = [40_000_000, 39_999_983, 15_485_863]

/** Makes the units of the whole country, one after the other, each with a name and code of its own. */
export class UnitPlan {
  readonly #names = new UnitNames()
  readonly #random = new Random('units')
  #made = 0

  /** The next unit of a province with at most so many projects. */
  next(province: Province, places: readonly District[], room: number): PlannedUnit {
    const random = this.#random.fork(String(this.#made))
    const kind = random.pick(KINDS)
    const region = county(random, places)
    const domains = random.some(DOMAINS_OF[kind], kind === 'university' ? 4 : 1)
    const size = Math.min(room, Math.floor(MOST[kind] ** random.next() + random.next()))
    const name = this.#names.next(random, kind, placesOf(region), domains[0])
    const organisation = this.#code()
    return {
      ...people(random, kind),
      ...lawful(random, kind, region, organisation),
      kind,
      name,
      now: changed(random, kind, name),
      orgCode: organisation,
      region,
      address: address(random, region, province),
      areaCode: province.areaCode,
      mail: `u${organisation.toLowerCase()}.example.com`,
      domains,
      province,
      size,
    }
  }

  #code(): string {
    this.#made += 1
    return orgCode(String(FIRST_CODE + ((this.#made * STRIDE) % CODES)))
  }
}

/** The capital has nearly half of the units; in each city a few counties have all. */
function county(random: Random, places: readonly District[]): string {
  const { counties } = random.chance(0.45) ? places[0] : random.pick(places)
  return counties[random.int(0, Math.min(counties.length, COUNTIES) - 1)]
}

/** 江苏, 苏州, 昆山: the region and those above as people say them. */
function placesOf(region: string): string[] {
  const regions = regionTable(YEARS.now)
  const above = regions.parent(region)
  const name = (code: string, within: string | null) =>
    regions.name(code)!.slice((within && regions.name(within)?.length) || 0)
  const own = name(region, above).replace(/(?<=..)(自治区|自治州|自治县|[省市区县盟旗])$/u, '')
  return above ? [...placesOf(above), own] : [own]
}

function people(random: Random, kind: UnitKind): Pick<Unit, 'staff' | 'research'> {
  const [least, most] = STAFF[kind]
  const before = random.int(least, most)
  const staff = { 2015: before, 2016: before + random.int(-9, 20) }
  const inResearch = Math.round(before * random.between(0.35, 0.6))
  return { staff, research: { 2015: inResearch, 2016: inResearch + random.int(0, 5) } }
}

/** Some have not exchanged their licence yet. */
function lawful(random: Random, kind: UnitKind, region: string, organisation: string) {
  const isCompany = kind === 'company'
  const hasOld = !isCompany && random.chance(0.15)
  return {
    nature: random.pick(NATURES[kind]),
    affiliation: random.pick(AFFILIATIONS[kind]),
    legal: isCompany ? '1' : '2',
    creditCode: hasOld ? null : creditCode(isCompany ? '91' : '12', region, organisation),
  }
}

/** Some companies have been turned into joint-stock companies. */
function changed(random: Random, kind: UnitKind, name: string): string {
  const isRenamed = kind === 'company' && random.chance(0.03) && !name.includes('股份')
  return isRenamed ? name.replace('有限公司', '股份有限公司') : name
}

function address(random: Random, region: string, { postal }: Province): string {
  const place = regionTable(YEARS.now).name(region)
  const code = `${postal}${String(random.int(1, 99)).padStart(2, '0')}${String(random.int(0, 99)).padStart(2, '0')}`
  return `${place}${random.pick(ROADS)} ${random.int(1, 999)} 号 ${code}`
}
