import type { RuleKind } from '#audit/rule_set'
import type { EvidenceKind } from '#audit/evidence_kinds'
import type { Value } from '#questionnaire/types'

/** The values a rule read, by code; what it did not read is absent. */
export interface ReadValues {
  answers: Record<string, Value>
  issued?: Record<string, Value>
  previous?: Record<string, Value>
  /** Table → its rows, with only the columns that were read. */
  tables?: Record<string, Record<string, Value>[]>
  attachments?: string[]
  parameters?: Record<string, number>
}

/** One thing the audit found (审核结果). */
export interface Finding {
  rule: string
  /** Fingerprint of the rule's definition; absent for the generic checks A001–A003. */
  ruleVersion?: string
  kind: RuleKind
  /** Indicators, columns or tables to mark. */
  fields: string[]
  message: string
  evidence?: EvidenceKind
  values: ReadValues
  /** Rule, rule version and values read; an explanation holds while it is the same (E2). */
  fingerprint: string
}

export type SkipReason = 'invalid' | 'noPrevious' | 'noIssued' | 'error'

/** A rule that could not be judged. */
export interface Skipped {
  rule: string
  reason: SkipReason
  /** What stood in the way, by code. */
  fields: string[]
  /** The run-time error, for the log. */
  error?: string
}

export interface AuditResult {
  findings: Finding[]
  skipped: Skipped[]
}
