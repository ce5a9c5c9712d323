import { PAPERS } from '#demonstration/reasons'
import type { DemonstrationReport } from '#demonstration/reports'
import type { EvidenceKind } from '#audit/evidence_kinds'
import type { RuleSet } from '#audit/rule_set'

/** A paper that the respondent adds. */
export interface AddedPaper {
  rule: string
  name: string
  kind: EvidenceKind
}

/** The papers for the findings of a report, as its scenario has them. */
export function papersOf(
  { expected, scenario }: DemonstrationReport,
  rules: RuleSet
): AddedPaper[] {
  if (scenario.lacksPapers) return []
  return expected.flatMap((rule) =>
    (PAPERS[rule] ?? []).map(({ fileName }) => ({
      rule,
      name: fileName,
      kind: rules.byId.get(rule)?.evidence ?? 'statement',
    }))
  )
}
