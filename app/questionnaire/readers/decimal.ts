/** A decimal number as text, so that nothing is rounded: value = digits × 10^-scale. */
export interface Decimal {
  negative: boolean
  /** Digits without leading zeros; "" is zero. */
  digits: string
  scale: number
}

/** `text` is `[+-]digits[.digits]`. */
export function decimal(text: string): Decimal {
  const unsigned = text.replace(/^[+-]/, '')
  const [whole, fraction = ''] = unsigned.split('.')
  return trimmed({
    negative: text.startsWith('-'),
    digits: whole + fraction,
    scale: fraction.length,
  })
}

/** Ten to the power `power` times as much. */
export function shifted(number: Decimal, power: number): Decimal {
  const scale = number.scale - power
  return scale >= 0
    ? trimmed({ ...number, scale })
    : trimmed({ ...number, digits: number.digits + '0'.repeat(-scale), scale: 0 })
}

/** The shortest plain text, without separators and exponent. */
export function decimalText(number: Decimal): string {
  const digits = number.digits.padStart(number.scale + 1, '0')
  const at = digits.length - number.scale
  const text = number.scale === 0 ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`
  return number.negative ? `-${text}` : text
}

function trimmed(number: Decimal): Decimal {
  let { digits, scale } = number
  while (scale > 0 && digits.endsWith('0')) {
    digits = digits.slice(0, -1)
    scale -= 1
  }
  digits = digits.replace(/^0+/, '')
  if (digits === '') return { negative: false, digits, scale: 0 }
  return { negative: number.negative, digits, scale }
}
