import type { SheetRow } from '#imports/cell'
import { NUMBER, TITLE } from '#imports/roster/columns'
import type { Header } from '#imports/roster/header'
import { columnOfHeader } from '#imports/roster/header_words'

/** A project, or what is passed over: blank, a total, or a note. */
export type RowKind = 'project' | 'blank' | 'total' | 'note'

const TOTAL = /^(合|总|小|共|累)计/u
const NOTE =
  /^(注|说明|备注|填表|制表|填报|审核|负责|单位负责|联系|电话|日期|盖章|以下空白|此表|本表|第\d+页)/u
/** 甲 乙 1 2 3 under a header. */
const COUNTING = /^([甲乙丙丁戊己庚辛]|[A-Z]|[(]?\d{1,2}[)]?)$/u

/** What a row below the header is. */
export function rowKind({ cells }: SheetRow, { columns }: Header): RowKind {
  const all = cells.map((cell) => words(cell?.text ?? '')).filter((text) => text !== '')
  const known = new Map(
    [...columns].map(([place, { column }]) => [column.key, words(cells[place]?.text ?? '')])
  )
  const said = [...known.values()].filter((text) => text !== '')
  if (said.length === 0 && !cells.some((cell) => TOTAL.test(words(cell?.text ?? '')))) {
    return all.length === 0 || !all.some((text) => NOTE.test(text)) ? 'blank' : 'note'
  }
  const isNumbered = looksLikeNumber(known.get(NUMBER)!)
  if (!isNumbered && all.some((text) => TOTAL.test(text))) return 'total'
  return isNote(known, all, isNumbered) ? 'note' : 'project'
}

function isNote(known: ReadonlyMap<string, string>, all: string[], isNumbered: boolean): boolean {
  if (columnOfHeader(known.get(NUMBER)!)?.key === NUMBER) return true
  if (all.length > 1 && all.every((text) => COUNTING.test(text))) return true
  if (isNumbered) return false
  if (all.length === 1 || NOTE.test(all[0])) return true
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
