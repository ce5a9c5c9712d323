import { COLUMN_LABELS, NUMBER } from '#imports/roster/columns'
import type { RowMistake } from '#imports/roster/roster_row'
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
    ...refused.conflicts.map((conflict) => ({
      column,
      found: refused.number,
      message: sentence(conflict, refused),
    })),
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
