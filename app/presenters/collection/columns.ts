import { KEEPERS, MANAGERS, acceptWord, type Level } from '#models/report/flow'
import type { CountedMeasure, LowerLevel, Measure } from '#queries/collection/measures'
import type { Counts } from '#queries/collection/collection_table'

export interface Column {
  measure: Measure
  label: string
  /** Heading above several columns; empty for none. */
  group: string
}

const ACCEPTERS: Record<(typeof MANAGERS)[number], string> = {
  unit: '单位核实',
  county: '县级',
  city: '市级',
  province: '省级',
  nation: '国家',
}

/**
 * What stands in the table of this level: who has to decide where something waits, who has decided
 * of every level that exists below.
 */
export function columns(role: Level, total: Counts, levels: readonly LowerLevel[]): Column[] {
  const waiting = MANAGERS.filter((level) => total[`waiting_${level}`] > 0)
  return [
    { measure: 'listed', label: '应报', group: '' },
    { measure: 'not_started', label: '未填报', group: '还没有上报' },
    { measure: 'filling', label: '填报中', group: '还没有上报' },
    { measure: 'returned', label: '退回', group: '还没有上报' },
    { measure: 'overdue', label: '其中逾期', group: '还没有上报' },
    { measure: 'unreported', label: '未报', group: '' },
    ...(waiting.length === 1
      ? [{ measure: 'waiting' as const, label: `待${ACCEPTERS[waiting[0]]}`, group: '' }]
      : waiting.map((level) => ({
          measure: `waiting_${level}` as const,
          label: ACCEPTERS[level],
          group: '待验收',
        }))),
    ...accepted(role, levels).map((column) => ({ ...column, group: '已验收' })),
  ]
}

/** Whose acceptance this level is ranked by: the province's, below it its own. */
export function acceptanceOf(role: Level): { measure: CountedMeasure; label: string } {
  return role === 'nation' || role === 'province'
    ? { measure: 'accepted_by_province', label: '省级验收' }
    : { measure: 'accepted_here', label: `${role === 'unit' ? '单位' : '本级'}${acceptWord(role)}` }
}

/** What the rows below a level are called. */
export function rowsWord(role: Level): string {
  const words: Partial<Record<Level, string>> = { nation: '各省', province: '各市', city: '各县' }
  return words[role] ?? '各单位'
}

/** What all rows together are called. */
export function allWord(role: Level): string {
  const words: Partial<Record<Level, string>> = { nation: '全国', province: '全省', city: '全市' }
  return words[role] ?? (role === 'county' ? '全县' : '本单位')
}

function accepted(role: Level, levels: readonly LowerLevel[]) {
  const national = { measure: 'accepted_by_nation' as const, label: '国家' }
  const provincial = { measure: 'accepted_by_province' as const, label: '省级' }
  const below = levels.map((level) => ({
    measure: `accepted_${level}` as const,
    label: ACCEPTERS[level],
  }))
  if (KEEPERS.includes(role)) return [...below, provincial, national]
  const own = {
    measure: acceptanceOf(role).measure,
    label: role === 'unit' ? ACCEPTERS.unit : '本级',
  }
  return [...below, own, provincial, national]
}
