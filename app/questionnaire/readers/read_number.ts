import { halfWidth, plainDashes, quote } from '#questionnaire/characters'
import { refused, understood } from '#questionnaire/outcome'
import { decimal, decimalText, shifted } from '#questionnaire/readers/decimal'
import { numberMistake } from '#questionnaire/readers/number_mistake'
import { unitOf } from '#questionnaire/unit_of'
import type { Decimal } from '#questionnaire/readers/decimal'
import type { Indicator, Reading } from '#questionnaire/types'

const PLAIN = /^-?\d{1,13}(\.\d+)?$/
const SIGNED_WITH_SUFFIX = /^([+-]?)(\d[\d.,'’ ]*|\.\d[\d ]*)([^\d.,'’ ].*)?$/su
const GROUPED = /^\d{1,3}([,'’ ]\d{3})+(\.\d*)?$/
const UNGROUPED = /^(\d+\.?\d*|\.\d+)$/

/** Powers of ten that a word before the unit stands for. */
const WORDS = new Map([
  ['', 0],
  ['百', 2],
  ['千', 3],
  ['万', 4],
  ['萬', 4],
  ['十万', 5],
  ['百万', 6],
  ['千万', 7],
  ['亿', 8],
  ['億', 8],
])

/** Number sense (F5): the number as understood, in the unit of the indicator, never rounded. */
export function readNumber(indicator: Indicator, raw: string): Reading {
  const trimmed = raw.trim()
  // Most answers are plain digits; they skip the whole of number sense.
  if (PLAIN.test(trimmed)) return checked(indicator, raw, decimal(trimmed), false)

  const text = tidy(trimmed)
  const parts = SIGNED_WITH_SUFFIX.exec(text)
  if (!parts) return refused(raw, numberMistake(indicator, trimmed, text))

  const [, sign, digits, suffix = ''] = parts
  const power = powerOf(suffix.replaceAll(' ', ''), unitOf(indicator))
  const plain = ungrouped(digits.trim())
  if (plain === null || power === null) {
    return refused(raw, numberMistake(indicator, trimmed, text))
  }
  return checked(indicator, raw, shifted(decimal(sign + plain), power), power !== 0)
}

/** Half-width, one kind of dash, point, quote and space, nothing unseen. */
function tidy(text: string): string {
  return plainDashes(halfWidth(text))
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[\s\u2000-\u200A]/g, ' ')
    .replaceAll('。', '.')
    .replaceAll('，', ',')
    .replace(/^([+-]) +/, '$1')
    .trim()
}

/** The digits without separators of thousands; null when these stand in the wrong places. */
function ungrouped(digits: string): string | null {
  if (UNGROUPED.test(digits)) return digits
  return GROUPED.test(digits) ? digits.replace(/[,'’ ]/g, '') : null
}

/** The power of ten that brings a suffix to the unit: 亿 to 万元 is 4; null when it is none. */
function powerOf(suffix: string, unit: string): number | null {
  if (suffix === '' || suffix === unit) return 0
  const inTenThousands = unit.startsWith('万')
  const base = inTenThousands ? unit.slice(1) : unit
  const word = base !== '' && suffix.endsWith(base) ? suffix.slice(0, -base.length) : suffix
  const power = WORDS.get(word)
  return power === undefined ? null : power - (inTenThousands ? 4 : 0)
}

/** Decimals, size and range, judged on the decimal text. */
function checked(indicator: Indicator, raw: string, number: Decimal, converted: boolean): Reading {
  const decimals = indicator.decimals ?? 0
  const text = decimalText(number)
  const shown = converted ? `${quote(raw)}折合 ${text} ${unitOf(indicator)}，` : quote(raw)
  // Beyond 15 significant digits a number can no longer be stored as it was typed.
  if (number.digits.length - number.scale > Math.min(13, 15 - decimals)) {
    return refused(raw, `${quote(raw)}太大，请核对位数和单位`)
  }
  if (number.scale > decimals) return refused(raw, tooFine(shown, number.scale, decimals))

  const value = Number(text)
  if (indicator.min !== undefined && value < indicator.min) {
    return refused(raw, `${shown}太小，最小是 ${indicator.min}`)
  }
  if (indicator.max !== undefined && value > indicator.max) {
    return refused(raw, `${shown}太大，最大是 ${indicator.max}`)
  }
  return understood(raw, value)
}

function tooFine(shown: string, scale: number, decimals: number): string {
  return decimals === 0
    ? `${shown}有小数，这里要整数`
    : `${shown}有 ${scale} 位小数，最多 ${decimals} 位`
}
