import type { Finding } from '#audit/finding'

/** 强制性审核, 核实性审核, 完全通过; 未审核 is known only to who stores the audit. */
export type AuditState = 'mandatory' | 'verification' | 'passed'

/**
 * The state of an audited report (A1).
 *
 * @param answered fingerprints of the findings whose explanation is accepted
 */
export function auditState(findings: Iterable<Finding>, answered: ReadonlySet<string>): AuditState {
  const open = [...findings].filter(
    (one) => one.kind === 'mandatory' || !answered.has(one.fingerprint)
  )
  if (open.some(({ kind }) => kind === 'mandatory')) return 'mandatory'
  return open.length > 0 ? 'verification' : 'passed'
}
