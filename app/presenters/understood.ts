import { regionTable } from '#models/region_table'
import { display } from '#questionnaire/reading'
import type { Indicator, Value } from '#questionnaire/types'

/** A list longer than this is searched on the server instead of opened as a whole. */
export const LONGEST_SELECT = 20

/**
 * The value as understood, where that is not plainly what was typed (F5), or what a code of a long
 * list means; null when there is nothing to add. `year` picks the region table.
 */
export function understood(
  indicator: Indicator,
  raw: string,
  value: Value,
  year: number
): string | null {
  if (value === null) return null
  if (indicator.type === 'region') return regionTable(year).name(String(value))
  if (indicator.options.length > LONGEST_SELECT) {
    return indicator.options.find((option) => option.value === value)?.label ?? null
  }
  if (indicator.options.length > 0) return null
  const words = display(indicator, value)
  const isPlain =
    words === raw.trim() ||
    (typeof value === 'number' ? Number(raw) === value : value === raw.trim())
  return isPlain ? null : `认作 ${words}`
}
