import type { Standing } from '#models/report/standing'
import { beijing } from '#presenters/time'

/** How the report stands in the audit, in words (A1). */
export interface AuditWords {
  kind: 'stop' | 'warn' | 'ok'
  state: string
  /** Of which data, and when. */
  audited: string
  /** The button that audits. */
  press: string
  /** What there is to celebrate; null while something is open. */
  passed: string | null
}

const STATES = {
  mandatory: { kind: 'stop', state: '强制性审核' },
  verification: { kind: 'warn', state: '核实性审核' },
  passed: { kind: 'ok', state: '完全通过' },
} as const

export function auditWords(standing: Standing): AuditWords {
  return {
    ...STATES[standing.auditState],
    audited: audited(standing),
    press: standing.facts.auditedAt === null ? '审核' : '再审核一次',
    passed: standing.auditState === 'passed' ? passed(standing) : null,
  }
}

function audited({ facts, isAudited }: Standing): string {
  if (facts.auditedAt === null) return '下面按现在的数据列出。点“审核”记下结果'
  const at = beijing(facts.auditedAt)
  return isAudited ? `${at} 审核的是现在的数据` : `${at} 审核过，之后数据改过，下面按现在的数据列出`
}

function passed({ version, explained, facts }: Standing): string {
  const parts = [
    '没有要改的',
    explained.length > 0 && `${explained.length} 条核实性问题都已说明`,
    facts.checks.length > 0 && `${facts.checks.length} 条人工检查都已答复`,
  ]
  return `${version.rules.rules.length} 条规则都审过了：${parts.filter(Boolean).join('，')}。`
}
