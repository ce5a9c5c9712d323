import type { Random } from '#demonstration/random'

/** 1/100 as the amount that people write, 12345 → 123.45. */
export const amount = (hundredths: number) => hundredths / 100

/** A whole divided into whole parts, about in these proportions; the last part takes what is left. */
export function parts(whole: number, shares: readonly number[]): number[] {
  const all = shares.reduce((total, share) => total + share, 0)
  const given = shares.slice(0, -1).map((share) => Math.floor((whole * share) / all))
  return [...given, whole - given.reduce((total, one) => total + one, 0)]
}

/** A part of a whole number, between two shares of it. */
export function part(random: Random, whole: number, least: number, most: number): number {
  return Math.floor(whole * random.between(least, most))
}
