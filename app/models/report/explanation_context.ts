import type { ExplanationContext } from '#audit/explanation_gate'
import { mending } from '#audit/mending'
import type { ExplainedFinding, Standing } from '#models/report/standing'

/** What the explanation of a finding is judged against (E1). `lastYear`: the one of the previous report. */
export function explanationContext(
  standing: Standing,
  { finding }: ExplainedFinding,
  lastYear?: string
): ExplanationContext {
  const { questionnaire, rules } = standing.version
  const [code] = finding.fields
  const named = questionnaire.indicators.get(code) ?? questionnaire.columns.get(code)
  const others = standing.explained.filter((one) => one.finding.rule !== finding.rule)

  return {
    label: named?.label ?? questionnaire.tables.get(code)?.title ?? '',
    hasPrevious: (rules.byId.get(finding.rule)?.reads.previous.length ?? 0) > 0,
    message: finding.message,
    others: others.flatMap(({ explanation }) => explanation?.text ?? []),
    lastYear,
    ask: mending(rules, finding).ask,
  }
}
