import { judge } from '#audit/explanation_gate'
import type { ToldReport } from '#demonstration/nationwide/tell_report'
import { reason, VAGUE } from '#demonstration/reasons'
import { explanationContext } from '#models/report/explanation_context'

/** What the respondent writes about one finding, and what the gate says to it. */
export interface GivenExplanation {
  rule: string
  fingerprint: string
  text: string
  accepted: boolean
  codes: string[]
}

/** The explanations of a report that has been audited, as its scenario has them (E1). */
export function explanationsOf(told: ToldReport): GivenExplanation[] {
  const { scenario } = told
  const standing = told.standing!
  const given: GivenExplanation[] = []
  for (const one of standing.explained) {
    const { rule, fingerprint } = one.finding
    if (scenario.silent?.includes(rule)) continue
    const text = scenario.vague?.includes(rule) ? VAGUE : reason(rule, told)
    const others = given.map((other) => other.text)
    const { accepted, codes } = judge(text, { ...explanationContext(standing, one), others })
    given.push({ rule, fingerprint, text, accepted, codes })
  }
  return given
}
