import { districts } from '#demonstration/nationwide/districts'
import type { RegionManager } from '#demonstration/nationwide/managers'
import { PROVINCES, type Province } from '#demonstration/nationwide/provinces'
import { scenarioFor } from '#demonstration/nationwide/scenario_choice'
import { UnitPlan, type PlannedUnit } from '#demonstration/nationwide/unit_plan'
import { YEARS } from '#demonstration/projects'
import { Random } from '#demonstration/random'
import type { Unit } from '#demonstration/units'
import { regionTable } from '#models/region_table'
import type { Level } from '#models/report/flow'

/** A unit of the whole country with what becomes of its projects, and who stands over it. */
export interface NationwideUnit extends Unit {
  province: Province
  /** The lowest enabled manager of its region. */
  manager: RegionManager
}

/** From this many projects on a unit has a manager of its own (R3). */
export const MANY = 4
/** Of the small units, those that share their organisation code with one of another province. */
const SHARED = 0.03

/** The units of the whole country with as many projects in all. */
export function nationwideUnits(
  count: number,
  managers: readonly RegionManager[]
): NationwideUnit[] {
  const byRegion = new Map(
    managers.filter(({ enabled }) => enabled).map((one) => [one.region, one])
  )
  const units = withBranches(planned(count)).map((unit, ordinal) => {
    const manager = nearest(unit.region, byRegion)
    const levels = levelsFrom(unit, manager, byRegion)
    const random = new Random(`fate ${ordinal}`)
    const scenarios = Array.from({ length: unit.size }, () =>
      scenarioFor(random, unit.province, levels)
    )
    return { ...unit, manager, scenarios }
  })
  return new Random('order').some(units, units.length)
}

function planned(count: number): PlannedUnit[] {
  const plan = new UnitPlan()
  return quotas(count).flatMap(([province, quota]) => {
    const places = districts(province.code)
    const units: PlannedUnit[] = []
    for (let room = quota; room > 0; room -= units.at(-1)!.size) {
      units.push(plan.next(province, places, room))
    }
    return units
  })
}

/** How many projects each province has: by its weight, at least one; the first take what is left. */
function quotas(count: number): [Province, number][] {
  const all = PROVINCES.reduce((sum, { weight }) => sum + weight, 0)
  let [left, weights] = [count, all]
  return PROVINCES.map((one): [Province, number] => {
    const quota = Math.min(left, Math.max(1, Math.round((left * one.weight) / weights)))
    left -= quota
    weights -= one.weight
    return [one, quota]
  })
}

/** A branch of a small unit in another province: neither has projects enough for a manager. */
function withBranches(units: PlannedUnit[]): PlannedUnit[] {
  let head: PlannedUnit | undefined
  return units.map((unit, i) => {
    if (unit.size >= MANY || !new Random(`branch ${i}`).chance(SHARED)) return unit
    if (!head || head.province === unit.province) {
      head = unit
      return unit
    }
    const { region, province, address, areaCode, size } = unit
    const branch = { ...head, region, province, address, areaCode, size }
    head = undefined
    return branch
  })
}

type ByRegion = ReadonlyMap<string, RegionManager>

/** The region's own manager, else that of the region above. */
function nearest(region: string, managers: ByRegion): RegionManager {
  return managers.get(region) ?? nearest(regionTable(YEARS.now).parent(region)!, managers)
}

/** Who decides about the reports of a unit, the lowest first. */
function levelsFrom({ size }: PlannedUnit, lowest: RegionManager, managers: ByRegion): Level[] {
  const levels: Level[] = size >= MANY ? ['unit'] : []
  for (let one = lowest; one.role !== 'nation'; one = managers.get(one.superior!)!) {
    levels.push(one.role)
  }
  return levels
}
