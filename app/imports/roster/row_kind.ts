import type { SheetRow } from '#imports/cell'
import { NUMBER, TITLE } from '#imports/roster/columns'
import type { Header } from '#imports/roster/header'
import { columnOfHeader } from '#imports/roster/header_words'

/** A project, or what is passed over: blank, a total, or a note. */
export type RowKind = 'project' | 'blank' | 'total' | 'note'

/** A whole cell: a title may begin with the same words. 本页合计, 江苏省小计, 合计 2 项, 合计（2项）. */
const TOTAL = /^\p{Script=Han}{0,8}[合总小共累]计([:(\d].*)?$/u
/** Under a table: 填表人：张三, 日期, 注1：… */
const NOTE =
  /^((注|说明|备注)\d*|(填表|制表|填报|审核|审定|负责|单位负责|联系)(人|单位|日期|时间|部门|电话|方式)?([(].*[)])?|电话|日期|(单位)?盖章)(:|[(]|$)|^(以下空白|第\d+页.*)$|^[此本]表.*[,。;:]/u
/** No number of a project begins so. */
const SIGNED = /^(填表|制表|填报|审核|审定|负责|单位负责|联系|电话|日期|盖章)/u
const DIGITS = /^[\d.()]*$/
/** 甲 乙 1 2 3 under a header. */
const COUNTING = /^([甲乙丙丁戊己庚辛]|[A-Z]|[(]?\d{1,2}[)]?)$/u

/** What a row below the header is. */
export function rowKind({ cells }: SheetRow, { columns }: Header): RowKind {
  const all = Array.from(cells, (cell) => words(cell?.text ?? '')).filter((text) => text !== '')
  const known = new Map(
    [...columns].map(([place, { column }]) => [column.key, words(cells[place]?.text ?? '')])
  )
  if (all.length > 0 && TOTAL.test(all[0])) return 'total'
  if ([...known.values()].every((text) => text === '')) {
    return all.every((text) => DIGITS.test(text)) ? 'blank' : 'note'
  }
  const isNumbered = looksLikeNumber(known.get(NUMBER)!)
  if (!isNumbered && all.some((text) => TOTAL.test(text))) return 'total'
  return isNote(known, all, isNumbered) ? 'note' : 'project'
}

function isNote(known: ReadonlyMap<string, string>, all: string[], isNumbered: boolean): boolean {
  if (columnOfHeader(known.get(NUMBER)!)?.key === NUMBER) return true
  if (all.length > 1 && all.every((text) => COUNTING.test(text))) return true
  if (isNumbered) return false
  if (all.length === 1 || NOTE.test(all[0]) || SIGNED.test(known.get(NUMBER)!)) return true
  return known.get(NUMBER) === '' && known.get(TITLE) === '' && known.get('unitName') === ''
}

/** Digits and letters, as every number of a project has; a sentence has more than that. */
function looksLikeNumber(text: string): boolean {
  return (
    /\d/.test(text) &&
    !/[\u3002\uFF1A:，。；]/u.test(text) &&
    /^[\p{L}\p{N}\p{Pd}./_()]+$/u.test(text) &&
    !NOTE.test(text)
  )
}

function words(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}
