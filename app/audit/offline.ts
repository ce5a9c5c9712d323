import { audit } from '#audit/audit'
import { judge, normalised } from '#audit/explanation_gate'
import { isObject, OfflineError, offlineReport } from '#audit/offline_report'
import type { Parameters } from '#audit/facts'
import type { Finding } from '#audit/finding'
import type { ExplanationCode } from '#audit/explanation_gate'
import type { Rule, RuleSet } from '#audit/rule_set'

export { OfflineError } from '#audit/offline_report'

/** What `audit:reports` prints for one report. */
export interface OfflineResult {
  findings: Pick<Finding, 'rule' | 'kind' | 'fields' | 'message'>[]
}

/** What `audit:explanations` prints for one explanation. */
export interface OfflineVerdict {
  accepted: boolean
  codes: ExplanationCode[]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new OfflineError('the file', `is not JSON (${(error as Error).message.split('\n')[0]})`)
  }
}

/**
 * Audits the reports of a JSON text: one object or a list, answered in its order (A5).
 *
 * @throws OfflineError with the place that is not of the form
 */
export function auditReports(
  ruleSet: RuleSet,
  text: string,
  parameters: Parameters
): OfflineResult[] {
  const json = parsed(text)
  const reports = Array.isArray(json) ? json : [json]
  return reports.map((report, index) => {
    const place = Array.isArray(json) ? `report [${index}]` : 'the report'
    const data = offlineReport(ruleSet, report, place)
    return {
      findings: audit(ruleSet, data, parameters).findings.map(
        ({ rule, kind, fields, message }) => ({ rule, kind, fields, message })
      ),
    }
  })
}

interface Explanation {
  rule: string
  text: string
}

function explanationAt(json: unknown, place: string): Explanation {
  if (!isObject(json)) throw new OfflineError(place, 'must be an object')
  const { rule, text } = json
  if (typeof rule !== 'string') throw new OfflineError(`${place}.rule`, 'must be a text')
  if (typeof text !== 'string') throw new OfflineError(`${place}.text`, 'must be a text')
  return { rule, text }
}

/** The label of the first field of a rule: an indicator's, a column's, or the title of a table. */
function labelOf({ questionnaire }: RuleSet, rule: Rule | undefined): string {
  if (!rule) return ''
  const { indicators, columns, tables } = questionnaire
  const [code] = rule.fields
  return (indicators.get(code) ?? columns.get(code))?.label ?? tables.get(code)!.title
}

function verdict(ruleSet: RuleSet, { rule: id, text }: Explanation, others: string[]) {
  const rule = ruleSet.byId.get(id)
  const { accepted, codes } = judge(text, {
    label: labelOf(ruleSet, rule),
    message: rule?.message,
    hasPrevious: (rule?.reads.previous.length ?? 0) > 0,
    others,
  })
  return { accepted, codes }
}

/**
 * Judges the explanations of a JSON text as those of one report (E1), in its order. Of a rule that
 * is not in the set nothing but the text is judged.
 *
 * @throws OfflineError with the place that is not of the form
 */
export function auditExplanations(ruleSet: RuleSet, text: string): OfflineVerdict[] {
  const json = parsed(text)
  if (!Array.isArray(json)) throw new OfflineError('the file', 'must hold a list')
  const explanations = json.map((one, index) => explanationAt(one, `[${index}]`))
  const alike = Map.groupBy(explanations, (one) => normalised(one.text))
  return explanations.map((one) => {
    const same = alike.get(normalised(one.text))!
    const others = same.filter(({ rule }) => rule !== one.rule).map((other) => other.text)
    return verdict(ruleSet, one, others.slice(0, 1))
  })
}
