import type { Finding } from '#audit/finding'

/** How screens mark a finding: it must be corrected, or explained. */
export function findingKind({ kind }: Pick<Finding, 'kind'>): 'stop' | 'warn' {
  return kind === 'mandatory' ? 'stop' : 'warn'
}
