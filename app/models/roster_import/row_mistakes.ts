import { COLUMN_LABELS, NUMBER } from '#imports/roster/columns'
import type { RowMistake } from '#imports/roster/roster_row'
import { STATES } from '#models/report/flow'
import type { Conflict } from '#models/roster_import/conflict'

/** Places named at most; the rest is a number. */
const SHOWN = 3

/** A staged row as far as its refusal goes. */
export interface RefusedRow {
  sheet: string
  row: number
  number: string
  mistakes: RowMistake[]
  conflicts: Conflict[]
}

/** Everything that keeps a row out, in sentences: its own mistakes first. */
export function rowMistakes(refused: RefusedRow): RowMistake[] {
  const column = COLUMN_LABELS[NUMBER]
  return [
    ...refused.mistakes,
    ...refused.conflicts.map((conflict) => {
      const message = sentence(conflict, refused)
      if (conflict.kind !== 'province') return { column, found: refused.number, message }
      return { column: COLUMN_LABELS.regionCode, found: conflict.code, message }
    }),
  ]
}

function sentence(conflict: Conflict, refused: RefusedRow): string {
  switch (conflict.kind) {
    case 'twice':
      return `同一个编号与${places(conflict.places, refused)}重复，只能留一行`
    case 'manager':
      return '这个编号与管理机构的用户名相同，不能作项目编号，请核对'
    case 'unusable':
      return '编号里有不能用的字符，请只用字母、数字和短横线'
    case 'serials':
      return `统计编号 ${conflict.prefix} 的 4 位流水号已经用完，同一地区同一计划最多 9999 个项目`
    case 'province':
      return `这个项目现在归${conflict.from}，${conflict.code || '没有地区'}归${conflict.to}。换省请由${conflict.from}办迁出申请，清单里不改`
    case 'tooLate':
      return `报表现在是“${STATES[conflict.state].label}”，不能从${conflict.from}转到${conflict.to}。确需改，请国家级管理机构先退回报表`
  }
}

function places(all: { sheet: string; row: number }[], { sheet, row }: RefusedRow): string {
  const others = all.filter((place) => place.sheet !== sheet || place.row !== row)
  const named = others
    .slice(0, SHOWN)
    .map((place) => (place.sheet === sheet ? '' : `“${place.sheet}”`) + `第 ${place.row} 行`)
  const rest = others.length > SHOWN ? `等 ${others.length} 行` : ''
  return named.join('、') + rest
}
