import { unitOf } from '#questionnaire/unit_of'
import type { Indicator, Option, Value } from '#questionnaire/types'

/** Decimals that a number has at most; beyond them binary noise begins. */
const FINEST = 6

/** A value for screens: `1,234.50`, `2012-01`, `01 在研`, `1 资金、3 市场`; blank is "". */
export function display(indicator: Indicator, value: Value): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.map((one) => optionText(indicator.options, one)).join('、')
  if (typeof value === 'string') {
    return indicator.type === 'choice' ? optionText(indicator.options, value) : value
  }
  if (indicator.type === 'month') return monthText(value)
  return indicator.type === 'number' ? numberText(indicator, value) : canonical(indicator, value)
}

/**
 * The one text of a value, for check codes and comparisons: no separators, the fewest decimals,
 * text in NFC, chosen codes in the order of the list; blank is "".
 */
export function canonical(indicator: Indicator, value: Value): string {
  if (value === null) return ''
  if (typeof value === 'number') return fewestDecimals(value)
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').normalize('NFC').trim()

  const order = indicator.options.map((option) => option.value)
  return [...new Set(value)]
    .sort((a, b) => order.indexOf(a) - order.indexOf(b) || (a < b ? -1 : 1))
    .join(',')
}

/** What stands in the input box for a value; `read` gives the value back. */
export function toRaw(indicator: Indicator, value: Value): string {
  return indicator.type === 'month' && typeof value === 'number'
    ? monthText(value)
    : canonical(indicator, value)
}

function optionText(options: readonly Option[], value: string): string {
  const option = options.find((one) => one.value === value)
  return option ? `${option.value} ${option.label}` : value
}

function monthText(value: number): string {
  const digits = String(value)
  return `${digits.slice(0, 4)}-${digits.slice(4)}`
}

function numberText(indicator: Indicator, value: number): string {
  const decimals = indicator.decimals ?? 0
  const text = unitOf(indicator).startsWith('万') ? value.toFixed(decimals) : fewestDecimals(value)
  const [whole, fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

function fewestDecimals(value: number): string {
  if (Number.isInteger(value)) return String(value === 0 ? 0 : value)
  if (!Number.isFinite(value)) return ''
  // The shortest text is the one that was typed; only what was calculated has noise to cut off.
  const shortest = String(value)
  if (/^-?\d+\.\d{1,6}$/.test(shortest)) return shortest
  const text = value.toFixed(FINEST).replace(/\.?0+$/, '')
  return text === '-0' ? '0' : text
}
