import { decimal, decimalText } from '#questionnaire/readers/decimal'
import type { Decimal } from '#questionnaire/readers/decimal'
import type { Indicator, Value } from '#questionnaire/types'

/**
 * The exact sum in the decimals of `indicator`; blanks count as 0.
 * Null when every value is blank or the sum has more decimals than the indicator may have.
 */
export function sum(indicator: Indicator, values: readonly Value[]): number | null {
  const numbers = values.filter((value) => typeof value === 'number').map(exact)
  if (numbers.length === 0) return null

  const scale = Math.max(...numbers.map((number) => number.scale))
  const total = numbers.reduce((running, number) => running + scaled(number, scale), 0n)
  const text = decimalText({
    negative: total < 0n,
    digits: String(total < 0n ? -total : total),
    scale,
  })
  const shortest = decimal(text)
  return shortest.scale > (indicator.decimals ?? 0) ? null : Number(decimalText(shortest))
}

/** The shortest decimal of a binary number is the one that was typed. */
function exact(value: number): Decimal {
  return decimal(/e/.test(String(value)) ? value.toFixed(6) : String(value))
}

function scaled(number: Decimal, scale: number): bigint {
  const units = BigInt(number.digits + '0'.repeat(scale - number.scale) || '0')
  return number.negative ? -units : units
}
