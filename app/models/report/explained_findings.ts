import { evidenceNeeded, serves, type EvidenceNeed } from '#audit/evidence'
import type { Finding } from '#audit/finding'
import type { RuleSet } from '#audit/rule_set'
import type { AnswerState, ExplainedFinding } from '#models/report/standing'
import type { ReportFacts, StoredExplanation } from '#queries/report_facts'
import type { ReportData } from '#questionnaire/types'

/** The verification findings, each with what has been said and shown about it (E1–E3). */
export function explainedFindings(
  rules: RuleSet,
  findings: Finding[],
  data: ReportData,
  facts: ReportFacts
): ExplainedFinding[] {
  const needs = evidenceNeeded(rules, findings, data)
  return findings
    .filter(({ kind }) => kind === 'verification')
    .map((finding) => explained(finding, needs, facts))
}

function explained(finding: Finding, needs: EvidenceNeed[], facts: ReportFacts): ExplainedFinding {
  const isIts = ({ rule }: { rule: string | null }) => rule === finding.rule
  const explanation = facts.explanations.find(isIts) ?? null
  const need = needs.find(isIts) ?? null
  const files = facts.files.filter((file) => (need ? serves(file, need) : isIts(file)))
  const state = answerState(finding, explanation)
  const lacksEvidence = need !== null && need.required && files.length === 0
  const isDone = state === 'answered' && !lacksEvidence
  return { finding, state, explanation, need, files, lacksEvidence, isDone }
}

function answerState(finding: Finding, explanation: StoredExplanation | null): AnswerState {
  if (!explanation) return 'open'
  if (explanation.fingerprint !== finding.fingerprint) return 'reopened'
  return explanation.accepted ? 'answered' : 'refused'
}
