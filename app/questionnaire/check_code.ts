import { createHash } from 'node:crypto'
import { canonical } from '#questionnaire/writing'
import type { Indicator, Questionnaire, Value } from '#questionnaire/types'

type Answers = Record<string, Value>

/** RFC 4648. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const LENGTH = 12

/**
 * The check code of a report: 12 characters that change exactly when its data does (C2).
 *
 * It is the first 60 bits, in base32 (RFC 4648), of the SHA-256 of the UTF-8 bytes of this JSON
 * without blanks:
 * `[questionnaire code, [[code, text], …], [[table code, [[[code, text], …], …]], …]]`.
 * - `text` is the canonical text of a value (`canonical`); blank ones are left out.
 * - Codes of indicators, of tables and of columns are in ascending order of their UTF-16 units.
 * - Rows keep their order; a row without any value is `[]`; a table without rows is left out.
 * - Codes that the questionnaire does not know are left out.
 */
export function checkCode(
  questionnaire: Questionnaire,
  answers: Answers,
  tables: Record<string, Answers[]>
): string {
  const { indicators, byTable } = ordered(questionnaire)
  const rows = byTable
    .map(([table, columns]) => [table, (tables[table] ?? []).map((row) => filledIn(columns, row))])
    .filter(([, list]) => list.length > 0)

  const text = JSON.stringify([questionnaire.code, filledIn(indicators, answers), rows])
  return base32(createHash('sha256').update(text).digest())
}

/** `ABCD EFGH IJKL` for covers and screens. */
export function groupsOfFour(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join(' ')
}

interface Ordered {
  indicators: Indicator[]
  byTable: [string, Indicator[]][]
}

const orders = new WeakMap<Questionnaire, Ordered>()

function ordered(questionnaire: Questionnaire): Ordered {
  const known = orders.get(questionnaire)
  if (known) return known
  const order = {
    indicators: [...questionnaire.indicators.values()].sort(byCode),
    byTable: [...questionnaire.tables.values()]
      .sort(byCode)
      .map(({ code, columns }): [string, Indicator[]] => [code, [...columns].sort(byCode)]),
  }
  orders.set(questionnaire, order)
  return order
}

function byCode(a: { code: string }, b: { code: string }): number {
  return a.code < b.code ? -1 : 1
}

function filledIn(indicators: readonly Indicator[], answers: Answers): [string, string][] {
  return indicators
    .map((indicator): [string, string] => [
      indicator.code,
      canonical(indicator, answers[indicator.code] ?? null),
    ])
    .filter(([, text]) => text !== '')
}

function base32(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes.subarray(0, 8)) bits = (bits << 8n) | BigInt(byte)
  return Array.from(
    { length: LENGTH },
    (_, i) => BASE32[Number((bits >> BigInt(59 - 5 * i)) & 31n)]
  ).join('')
}
