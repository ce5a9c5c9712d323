import { display } from '#questionnaire/reading'
import type { Indicator, Questionnaire, Value } from '#questionnaire/types'

/** A fact of the roster as people read it: `01 973 计划`, `2012-01`, `395.00`; nothing issued is "". */
export function issuedFact(
  questionnaire: Questionnaire,
  facts: Record<string, Value>,
  name: string
): string {
  const indicator = indicatorOf(questionnaire, name)
  const value = facts[name] ?? null
  return indicator ? display(indicator, value) : String(value ?? '')
}

/** The indicator that starts with this fact (F2). */
export function indicatorOf(questionnaire: Questionnaire, name: string): Indicator | undefined {
  return [...questionnaire.indicators.values()].find((one) => one.prefill === `roster.${name}`)
}
