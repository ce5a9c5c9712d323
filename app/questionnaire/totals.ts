import { decimal, decimalText } from '#questionnaire/readers/decimal'
import type { Decimal } from '#questionnaire/readers/decimal'
import type { Indicator, Value } from '#questionnaire/types'

/** What a total is the sum of by a rule: other indicators, or the rows of a table. */
export type Total = { rule: string; parts: string[] } | { rule: string; table: string }

const CODE = '[A-Z][A-Z0-9]{1,9}'
const SUM = `${CODE}(?:\\+${CODE})+`
const EQUATIONS = [
  new RegExp(`^(?<total>${CODE})==(?<sum>${SUM})$`),
  new RegExp(`^(?<sum>${SUM})==(?<total>${CODE})$`),
  new RegExp(`^same\\((?<total>${CODE}),(?<sum>${SUM})\\)$`),
  new RegExp(`^same\\((?<sum>${SUM}),(?<total>${CODE})\\)$`),
  new RegExp(`^(?<total>${CODE})==count\\((?<table>${CODE})\\)$`),
  new RegExp(`^count\\((?<table>${CODE})\\)==(?<total>${CODE})$`),
]

/**
 * The totals that can be offered as "use the sum" (F5), by code of the total: read off the rules
 * whose whole `must` says that one indicator is a sum, or a number of rows. The first rule wins.
 */
export function sumsOf(rules: readonly { id: string; must: string }[]): Map<string, Total> {
  const totals = new Map<string, Total>()
  for (const { id, must } of rules) {
    const parts = equation(must.replace(/\s+/g, ''))
    if (parts === null || totals.has(parts.total)) continue
    if (parts.table !== undefined) totals.set(parts.total, { rule: id, table: parts.table })
    else if (!parts.sum.includes(parts.total)) {
      totals.set(parts.total, { rule: id, parts: parts.sum })
    }
  }
  return totals
}

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

function equation(must: string): { total: string; sum: string[]; table?: string } | null {
  for (const pattern of EQUATIONS) {
    const groups = pattern.exec(must)?.groups
    if (groups) {
      return { total: groups.total, sum: groups.sum?.split('+') ?? [], table: groups.table }
    }
  }
  return null
}

/** The shortest decimal of a binary number is the one that was typed. */
function exact(value: number): Decimal {
  return decimal(/e/.test(String(value)) ? value.toFixed(6) : String(value))
}

function scaled(number: Decimal, scale: number): bigint {
  const units = BigInt(number.digits + '0'.repeat(scale - number.scale) || '0')
  return number.negative ? -units : units
}
