import type { Cell } from '#imports/cell'
import { amount } from '#imports/roster/amount'
import { codeText, isWornOut, regionMistake } from '#imports/roster/codes'
import { timeText, unsureMonth } from '#imports/roster/months'
import { isNothing } from '#imports/roster/nothing'
import { isBlank, quote } from '#questionnaire/characters'
import { read } from '#questionnaire/reading'
import type { Regions } from '#questionnaire/regions'
import type { Indicator, Value } from '#questionnaire/types'

/** A fact as understood; `mistake` refuses the row, a `remark` does not. */
export interface Understood {
  value: Value
  remark?: string
  mistake?: string
}

/** Rule A005. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/
const CODES = new Set(['orgCode', 'uscc', 'region'])

/** Reads the facts of the roster by the indicators that start with them (F2). */
export class FactReader {
  constructor(
    private readonly regions: Regions,
    private readonly year: number
  ) {}

  /** Null when the cell holds nothing. */
  read(indicator: Indicator, key: string, cell: Cell, power: number): Understood {
    if (cell.trouble) return { value: null, mistake: cell.trouble }
    if (isNothing(cell.text)) return { value: null }
    if (indicator.type === 'email') return this.#email(indicator, cell)
    if (CODES.has(indicator.type)) return this.#code(indicator, key, cell)
    if (indicator.type === 'number') return this.#amount(indicator, cell, power)
    return this.#plain(indicator, cell)
  }

  #email(indicator: Indicator, { text }: Cell): Understood {
    if (isBlank(text)) return { value: null }
    const parts = text.normalize('NFKC').split(/[;,、\s]+/u)
    const address = parts.find((part) => EMAIL.test(part)) ?? ''
    const { value, error } = read(indicator, address)
    if (error || value === null) {
      return { value: null, remark: `联系邮箱${quote(text)}不是邮箱，没有带入，由基层单位自己填` }
    }
    return parts.length > 1 ? { value, remark: `联系邮箱只带入第一个 ${address}` } : { value }
  }

  #code(indicator: Indicator, key: string, cell: Cell): Understood {
    if (isWornOut(cell)) {
      return { value: null, mistake: '存成了数字，最后几位已经丢失。请把这一列设成文本，重新填写' }
    }
    const { value, error } = read(indicator, codeText(cell, key))
    if (error) return { value: null, mistake: error }
    const mistake =
      indicator.type === 'region' && value !== null
        ? regionMistake(this.regions, String(value), this.year)
        : null
    return mistake ? { value: null, mistake } : { value }
  }

  #amount(indicator: Indicator, cell: Cell, power: number): Understood {
    const { text, remark } = amount(cell, power, indicator.decimals ?? 0)
    const { value, error } = read(indicator, text)
    if (error) return { value: null, mistake: error }
    return { value, remark: remark && `${indicator.label} ${remark}` }
  }

  #plain(indicator: Indicator, cell: Cell): Understood {
    const { value, error } = read(indicator, plainText(indicator, cell))
    if (error) return { value: null, mistake: error }
    const unsure = indicator.type === 'month' ? unsureMonth(cell) : null
    return unsure ? { value, remark: `${indicator.label} ${unsure}` } : { value }
  }
}

function plainText({ type }: Indicator, cell: Cell): string {
  if (type === 'month') return timeText(cell)
  if (type === 'year')
    return timeText(cell)
      .replace(/度$/u, '')
      .replace(/^(\d{4})-\d\d-\d\d$/, '$1')
  return oneLine(cell.text)
}

/** Lines broken to fit a narrow cell become one again. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u00A0\t]/g, ' ')
    .replace(/(?<=[\p{Script=Han}\p{P}]) *[\r\n]+ */gu, '')
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .trim()
}
