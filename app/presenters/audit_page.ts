import type { Standing } from '#models/report/standing'
import { closedBecause } from '#models/report/submission_gate'
import { auditWords, type AuditWords } from '#presenters/audit_words'
import {
  findingGroups,
  isMissing,
  type FindingGroup,
  type Troubles,
} from '#presenters/finding_groups'
import type { FindingView } from '#presenters/finding_view'
import { missingGroups, type MissingGroup } from '#presenters/missing_groups'
import { skippedRules, type SkippedRule } from '#presenters/skipped_rules'

/** The audit page (A1): all findings with what is said about them. */
export interface AuditPage {
  id: number
  words: AuditWords
  /** Why nothing can be changed now; null when it can. */
  closed: string | null
  groups: FindingGroup[]
  missing: MissingGroup[]
  missingCount: number
  skipped: SkippedRule[]
  /** Only what is still to do is listed. */
  onlyOpen: boolean
  /** How many are still to do. */
  open: number
  /** Where the first of them is; null when there is none. */
  next: string | null
}

export function auditPage(
  standing: Standing,
  onlyOpen = false,
  troubles: Troubles = new Map()
): AuditPage {
  const missing = standing.audit.findings.filter(isMissing)
  const groups = findingGroups(standing, troubles)
  const open = groups.flatMap(({ findings }) => findings).filter(({ done }) => !done)

  return {
    id: standing.facts.id,
    words: auditWords(standing),
    closed: closedBecause(standing)?.message ?? null,
    groups: onlyOpen ? withoutDone(groups) : groups,
    missing: missingGroups(standing, missing),
    missingCount: missing.length,
    skipped: skippedRules(standing),
    onlyOpen,
    open: open.length + missing.length,
    next: nextAnchor(open, missing.length),
  }
}

function nextAnchor([first]: FindingView[], missingCount: number): string | null {
  if (first) return `#${first.anchor}`
  return missingCount > 0 ? '#missing' : null
}

function withoutDone(groups: FindingGroup[]): FindingGroup[] {
  return groups
    .map((group) => ({ ...group, findings: group.findings.filter(({ done }) => !done) }))
    .filter(({ findings }) => findings.length > 0)
}
