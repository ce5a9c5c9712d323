import { regionTable } from '#models/region_table'
import { display } from '#questionnaire/reading'
import type { Indicator, Reading, Value } from '#questionnaire/types'

/** A value in words, a region with its name; blank is "". `year` picks the region table. */
export function shownValue(indicator: Indicator, value: Value, year: number): string {
  const text = display(indicator, value)
  if (indicator.type !== 'region' || text === '') return text
  return `${text} ${regionTable(year).name(text) ?? ''}`.trim()
}

/** The same of something typed: what could not be understood stays as it was typed. */
export function shownReading(
  indicator: Indicator,
  { raw, value, error }: Reading,
  year: number
): string {
  return error === null ? shownValue(indicator, value, year) : raw
}
