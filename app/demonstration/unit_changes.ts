import type { Unit } from '#demonstration/units'

/** Findings that every report of a unit has, because of what happened to the unit itself. */
export function rulesOfUnit(unit: Unit, hasPrevious: boolean): string[] {
  const isRenamed = unit.now !== unit.name
  const grew = unit.staff[2016] - unit.staff[2015]
  const jumped = Math.abs(grew) >= 50 && Math.abs(grew) / unit.staff[2015] > 0.3
  return [
    ...(isRenamed ? ['B001'] : []),
    ...(unit.creditCode === null ? ['B007'] : []),
    ...(jumped && hasPrevious ? ['B091'] : []),
    ...(isRenamed && hasPrevious ? ['B098'] : []),
  ]
}
