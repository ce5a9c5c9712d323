import { fingerprint } from '#audit/fingerprint'
import { genericChecks } from '#audit/generic_checks'
import { readValues } from '#audit/read_values'
import { Subject } from '#audit/subject'
import type { Parameters } from '#audit/facts'
import type { AuditResult, Finding, Skipped } from '#audit/finding'
import type { Rule, RuleSet } from '#audit/rule_set'
import type { ReportData } from '#questionnaire/types'

export { requiredNow } from '#audit/required'
export type { Parameters } from '#audit/facts'
export type { AuditResult, Finding, Skipped } from '#audit/finding'

const NOTHING = {}

function findingOf(rule: Rule, { data, parameters }: Subject): Finding {
  const values = readValues(rule.reads, data, parameters)
  return {
    rule: rule.id,
    ruleVersion: rule.version,
    kind: rule.kind,
    fields: [...rule.fields],
    message: rule.message,
    ...(rule.evidence && { evidence: rule.evidence }),
    values,
    fingerprint: fingerprint({ rule: rule.id, version: rule.version, values }),
  }
}

function isBroken(rule: Rule, subject: Subject): boolean {
  if (rule.when && subject.evaluate(rule.when) !== true) return false
  return subject.evaluate(rule.must) === false
}

/** Either a finding, or why the rule could not be judged, or nothing. */
function judge(rule: Rule, subject: Subject): { finding?: Finding; skipped?: Skipped } {
  const obstacle = subject.obstacles.of(rule.reads)
  if (obstacle) return { skipped: { rule: rule.id, ...obstacle } }
  try {
    return isBroken(rule, subject) ? { finding: findingOf(rule, subject) } : NOTHING
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const fields = [...rule.fields]
    return { skipped: { rule: rule.id, reason: 'error', fields, error: message } }
  }
}

/**
 * Audits one report: generic checks and rules in ascending order (A1–A3). Never throws: a rule that
 * errs, or reads a value that is not valid or not there, is skipped and listed.
 */
export function audit(ruleSet: RuleSet, data: ReportData, parameters: Parameters): AuditResult {
  const subject = new Subject(ruleSet, data, parameters)
  const findings = genericChecks(subject)
  const skipped: Skipped[] = []
  for (const rule of ruleSet.rules) {
    const judgement = judge(rule, subject)
    if (judgement.finding) findings.push(judgement.finding)
    if (judgement.skipped) skipped.push(judgement.skipped)
  }
  return { findings, skipped }
}
