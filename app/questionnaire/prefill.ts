import { read, toRaw } from '#questionnaire/reading'
import type { Indicator, Questionnaire, Value } from '#questionnaire/types'

/** An answer that is there before anybody types (F2). */
export interface Prefilled {
  code: string
  raw: string
  source: 'roster' | 'previous'
  /** The report year it comes from, with source `previous`. */
  year?: number
}

/** What is known of the same project's last report. */
export interface Previous {
  answers: Record<string, Value>
  tables: Record<string, Record<string, Value>[]>
}

const ROSTER = 'roster.'

/**
 * The answers a new report starts with. `facts` are those of the roster entry, by the name after
 * `roster.`. Last year's answer is left out when it is no longer valid, such as an abolished code.
 */
export function prefill(
  questionnaire: Questionnaire,
  facts: Record<string, Value>,
  previous: Previous | null,
  previousYear: number
): Prefilled[] {
  return [...questionnaire.indicators.values()].flatMap((indicator): Prefilled[] => {
    const { code } = indicator
    const fact = factOf(indicator, facts)
    if (fact !== null) return [{ code, raw: toRaw(indicator, fact), source: 'roster' }]
    if (indicator.prefill !== 'previous') return []

    const raw = toRaw(indicator, previous?.answers[code] ?? null)
    return raw === '' || read(indicator, raw).error !== null
      ? []
      : [{ code, raw, source: 'previous', year: previousYear }]
  })
}

/** What every indicator that starts from the roster starts with; "" where nothing is issued. */
export function issuedRaws(
  questionnaire: Questionnaire,
  facts: Record<string, Value>
): { code: string; raw: string }[] {
  return [...questionnaire.indicators.values()]
    .filter(({ prefill: from }) => from?.startsWith(ROSTER))
    .map((indicator) => ({
      code: indicator.code,
      raw: toRaw(indicator, factOf(indicator, facts)),
    }))
}

/** The issued values by indicator code, as rules see them in `issued.*`; unknown ones are absent. */
export function issuedAnswers(
  questionnaire: Questionnaire,
  facts: Record<string, Value>
): Record<string, Value> {
  const issued: Record<string, Value> = {}
  for (const indicator of questionnaire.indicators.values()) {
    const { value } = read(indicator, toRaw(indicator, factOf(indicator, facts)))
    if (value !== null) issued[indicator.code] = value
  }
  return issued
}

/** The roster's fact for an indicator; null when there is none. */
function factOf(indicator: Indicator, facts: Record<string, Value>): Value {
  if (!indicator.prefill?.startsWith(ROSTER)) return null
  const name = indicator.prefill.slice(ROSTER.length)
  const fact = Object.hasOwn(facts, name) ? facts[name] : null
  return fact === '' ? null : fact
}
