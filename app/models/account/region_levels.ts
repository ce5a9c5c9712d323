import { SEPARATE_CITIES } from '#models/account/default_superior'
import type { Level } from '#models/report/flow'
import type { Regions } from '#questionnaire/regions'

/** The levels that the manager of a region can be of: 计划单列市 and what a province governs directly have two. */
export function regionLevels(code: string, regions: Regions): Level[] {
  const parent = regions.parent(code)
  if (parent === null) return ['province']
  if ((SEPARATE_CITIES as readonly string[]).includes(code)) return ['province', 'city']
  if (code.endsWith('00')) return ['city']
  return regions.parent(parent) === null ? ['county', 'city'] : ['county']
}
