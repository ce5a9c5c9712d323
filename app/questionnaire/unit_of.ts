import type { Indicator } from '#questionnaire/types'

const IN_LABEL = /（([^（）]{1,5})）$/u

/** The unit of a number: its own, or the one its label ends with, as 成交额（万元）. */
export function unitOf(indicator: Indicator): string {
  if (indicator.unit !== undefined) return indicator.unit
  return indicator.type === 'number' ? (IN_LABEL.exec(indicator.label)?.[1] ?? '') : ''
}
