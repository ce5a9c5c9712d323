import { ROSTER_COLUMNS, type RosterColumn } from '#imports/roster/columns'

/** Powers of ten that bring an amount in the unit of a header to 万元. */
const UNITS: readonly [RegExp, number][] = [
  [/亿元/, 4],
  [/千万元/, 3],
  [/百万元/, 2],
  [/十万元/, 1],
  [/万元/, 0],
  [/千元/, -1],
  [/元/, -4],
]
const IN_BRACKETS = /[([{【〔「《<][^)\]}】〕」》>]*(?:[)\]}】〕」》>]|$)/gu
const SIGNS = /[\s\p{P}\p{S}\p{Cf}]/gu
const TRAILING_UNIT = /(单位)?(亿|千万|百万|十万|万|千)?元$/u

const COLUMNS = new Map(
  ROSTER_COLUMNS.flatMap((column) =>
    [column.label, ...column.names].map((name): [string, RosterColumn] => [
      headerWords(name),
      column,
    ])
  )
)

/** A header without spaces, line breaks, signs, brackets, unit and width; upper case. */
export function headerWords(header: string): string {
  const text = header.normalize('NFKC')
  const outside = text.replace(IN_BRACKETS, '').replace(SIGNS, '')
  const words = outside === '' ? text.replace(SIGNS, '') : outside
  return words.toUpperCase().replace(TRAILING_UNIT, '')
}

/** The column that a header stands for. */
export function columnOfHeader(header: string): RosterColumn | undefined {
  return COLUMNS.get(headerWords(header))
}

/** The power of ten by which amounts under a header have to be moved; null when it names no unit. */
export function powerOfHeader(header: string): number | null {
  const text = header.normalize('NFKC').replace(/\s/g, '')
  return UNITS.find(([unit]) => unit.test(text))?.[1] ?? null
}
