import type { Cell } from '#imports/cell'
import { halfWidth } from '#questionnaire/characters'
import { decimal, decimalText, shifted, type Decimal } from '#questionnaire/readers/decimal'

const PLAIN = /^[+-]?\d[\d,]*(\.\d+)?$/
const SCIENTIFIC = /^[+-]?\d+(\.\d+)?e[+-]?\d+$/i

/** An amount in the unit of its header as one of the indicator. */
export interface Amount {
  text: string
  remark?: string
}

/** Moves the point by a power of ten and rounds to so many decimals; what is no plain number stays. */
export function amount(cell: Cell, power: number, decimals: number): Amount {
  const shown = halfWidth(cell.text).replace(/[\s¥￥]/g, '')
  const plain = plainText(cell.number, shown)
  if (!PLAIN.test(plain)) return { text: cell.text }

  const exact = shifted(decimal(plain.replaceAll(',', '')), power)
  const kept = rounded(exact, decimals)
  const text = decimalText(kept)
  if (text === decimalText(exact)) return { text }
  return { text, remark: `${decimalText(exact)} 按 ${decimals} 位小数记为 ${text}` }
}

function plainText(number: number | undefined, shown: string): string {
  if (number === undefined && !SCIENTIFIC.test(shown)) return shown
  const value = number ?? Number(shown)
  // 15 digits are what a spreadsheet holds; beyond them is binary noise.
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e') ? value.toFixed(10) : text
}

/** Half away from zero. */
function rounded(exact: Decimal, decimals: number): Decimal {
  if (exact.scale <= decimals) return exact
  const cut = 10n ** BigInt(exact.scale - decimals)
  const digits = (BigInt(exact.digits || '0') * 2n + cut) / (cut * 2n)
  const sign = exact.negative ? '-' : ''
  return shifted(decimal(`${sign}${digits}`), -decimals)
}
