/**
 * Numbers as people mean them: decimals, not their binary neighbours. Every result of arithmetic is
 * settled to nine decimals or fifteen significant digits, every comparison looks at six decimals.
 */

const SETTLED = 1e9
/** Above this, nine decimals no longer fit in the 53 bits of a double. */
const SETTLED_LIMIT = 9e6
const COMPARED = 1e6
/** Above this, the last bits of a double come near the sixth decimal. */
const COMPARED_LIMIT = 1e8
const DIGITS = 15

/** Keeps the decimals that numbers of the given size still have within fifteen digits. */
function ofLarge(value: number, size: number): number {
  const decimals = DIGITS - Math.floor(Math.log10(size)) - 1
  return Number.isFinite(size) && decimals >= 0 ? Number(value.toFixed(decimals)) : value
}

/** `size` is that of the largest operand: a difference is no finer than what it comes from. */
function settled(value: number, size: number): number {
  return size < SETTLED_LIMIT ? Math.round(value * SETTLED) / SETTLED : ofLarge(value, size)
}

function compared(value: number): number {
  const size = Math.abs(value)
  return size < COMPARED_LIMIT ? Math.round(value * COMPARED) / COMPARED : ofLarge(value, size)
}

export const decimal = {
  add: (a: number, b: number) => settled(a + b, Math.max(Math.abs(a), Math.abs(b))),
  subtract: (a: number, b: number) => settled(a - b, Math.max(Math.abs(a), Math.abs(b))),
  multiply: (a: number, b: number) => settled(a * b, Math.abs(a * b)),
  divide: (a: number, b: number) => settled(a / b, Math.abs(a / b)),
  sum: (values: Iterable<number>) => {
    let total = 0
    for (const value of values) total = decimal.add(total, value)
    return total
  },
  floor: (a: number) => Math.floor(compared(a)),

  equal: (a: number, b: number) => a === b || compared(a) === compared(b),
  atMost: (a: number, b: number) => compared(a) <= compared(b),
  below: (a: number, b: number) => compared(a) < compared(b),
  near: (a: number, b: number, tolerance: number) =>
    decimal.atMost(Math.abs(decimal.subtract(a, b)), tolerance),
}
