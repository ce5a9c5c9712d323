import { toRaw } from '#questionnaire/reading'
import type { Indicator, Value } from '#questionnaire/types'

/** What is stored for a value; a text as it is, valid or not. */
export function storedText(indicator: Indicator, value: Value): string {
  return typeof value === 'string' ? value : toRaw(indicator, value)
}
