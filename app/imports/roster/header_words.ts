import { ROSTER_COLUMNS, SECRECY, type RosterColumn } from '#imports/roster/columns'

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

const SECRET = /密级|[涉保]密/u
const SECRECY_COLUMN = ROSTER_COLUMNS.find(({ key }) => key === SECRECY)!

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

/** The column that a header stands for; what nobody knows and speaks of secrecy is about that (R1). */
export function columnOfHeader(header: string): RosterColumn | undefined {
  return (
    COLUMNS.get(headerWords(header)) ?? (SECRET.test(plain(header)) ? SECRECY_COLUMN : undefined)
  )
}

function plain(header: string): string {
  return header.normalize('NFKC').replace(/\s/g, '')
}

/** The power of ten by which amounts under a header have to be moved; null when it names no unit. */
export function powerOfHeader(header: string): number | null {
  return UNITS.find(([unit]) => unit.test(plain(header)))?.[1] ?? null
}
