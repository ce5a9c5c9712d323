import type { RuleSet } from '#audit/rule_set'
import type { Indicator } from '#questionnaire/types'

const CODES: readonly Indicator['type'][] = ['orgCode', 'uscc', 'region']

/**
 * Whether the form of this indicator is for its rules to judge (A007, A008, A010 and their like):
 * they then see the text as it stands, where A003 would keep them from running.
 */
export function judgedByRules({ reads }: RuleSet, { type, code, table }: Indicator): boolean {
  if (!CODES.includes(type)) return false
  return table ? (reads.tables[table]?.includes(code) ?? false) : reads.answers.includes(code)
}
