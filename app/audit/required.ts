import { Subject } from '#audit/subject'
import type { Parameters } from '#audit/facts'
import type { Requirement, RuleSet } from '#audit/rule_set'
import type { Indicator, ReportData } from '#questionnaire/types'

/**
 * Whether an indicator has to be filled as the report stands; for a column, in the 0-based row.
 * A condition that cannot be judged yet demands nothing.
 */
export type RequiredNow = (indicator: Indicator, row?: number) => boolean

function isDemanded(subject: Subject, requirement: Requirement, row?: number): boolean {
  const { condition, indicator } = requirement
  if (condition.source === 'true') return true
  if (subject.obstacles.of(condition.reads)) return false
  try {
    return indicator.table && row !== undefined
      ? subject.evaluateRow(condition, indicator.table, row) === true
      : subject.evaluate(condition) === true
  } catch {
    return false
  }
}

/** The conditional requirements of a report before the rules. */
export function requiredOf(subject: Subject): RequiredNow {
  return (indicator, row) => {
    const requirement = subject.ruleSet.requirements.get(indicator.code)
    return requirement !== undefined && isDemanded(subject, requirement, row)
  }
}

/**
 * The conditional requirements of a report, for completeness (F8). Without `parameters` the year is
 * the questionnaire's, and conditions on the exchange rate demand nothing.
 */
export function requiredNow(
  ruleSet: RuleSet,
  data: ReportData,
  parameters: Parameters = { year: ruleSet.questionnaire.reportYear, usdRate: Number.NaN }
): RequiredNow {
  return requiredOf(new Subject(ruleSet, data, parameters))
}
