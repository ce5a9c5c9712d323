import type { Merge } from '#imports/cell'

/** 0 for A1, 27 for AB7; null without a reference. */
export function columnOf(reference: string | null): number | null {
  if (reference === null) return null
  let column = 0
  for (const letter of reference) {
    const digit = letter.charCodeAt(0) - 64
    if (digit < 1 || digit > 26) break
    column = column * 26 + digit
  }
  return column - 1
}

/** What A1:C3, or A1 alone, covers; null for anything else. */
export function areaOf(reference: string): Merge | null {
  const parts = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/.exec(reference)
  if (!parts) return null
  const [, left, top, right = left, bottom = top] = parts
  return {
    ...{ top: Number(top), bottom: Number(bottom) },
    ...{ left: columnOf(left)!, right: columnOf(right)! },
  }
}
