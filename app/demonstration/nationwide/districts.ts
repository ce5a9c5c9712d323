import { isProvince } from '#demonstration/nationwide/provinces'
import { regionTable } from '#models/region_table'
import { YEARS } from '#demonstration/projects'

/** A city of a province with its counties; `code` null: counties that answer to the province. */
export interface District {
  code: string | null
  counties: string[]
}

/** The cities of the 兵团 carry codes of 新疆; who they answer to is stored, not derived (R6). */
const XINJIANG = '650000'
const CORPS = '660000'
const isOfCorps = (code: string) => code.startsWith('659')

/** Where the projects of a province can be, its capital first. */
export function districts(province: string): District[] {
  const regions = regionTable(YEARS.now)
  const codes = (above: string) => regions.below(above).map(({ code }) => code)
  if (province === CORPS) return [{ code: null, counties: codes(XINJIANG).filter(isOfCorps) }]

  const below = codes(province).filter((code) => !isProvince(code) && !isOfCorps(code))
  const cities = below.filter((code) => code.endsWith('00'))
  const counties = below.filter((code) => !code.endsWith('00'))
  return [
    ...cities.map((code) => ({ code, counties: countiesOf(code, codes(code)) })),
    ...(counties.length > 0 ? [{ code: null, counties }] : []),
  ]
}

/** A city without counties stands for itself. */
function countiesOf(city: string, counties: string[]): string[] {
  return counties.length > 0 ? counties : [city]
}
