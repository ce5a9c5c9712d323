import type { Standing } from '#models/report/standing'
import type { Finding } from '#audit/finding'
import { offeredTotal } from '#models/report/totals_offer'
import { anchorOf } from '#presenters/finding_anchor'
import { display } from '#questionnaire/reading'

/** A finding as a note under the field it concerns. */
export interface FindingNote {
  rule: string
  kind: 'stop' | 'warn'
  message: string
  /** Of a verification finding: 已说明, or what is still to do. */
  answered: { done: boolean; words: string } | null
  href: string
  offer: { code: string; words: string } | null
}

/**
 * The findings to show under an indicator or table: in each section that a finding is about, under
 * the first field that can be mended there. Missing values are shown by the field itself.
 */
export function findingNotes(standing: Standing, code: string): FindingNote[] {
  return standing.audit.findings
    .filter((finding) => !/^A00[1-3]$/.test(finding.rule) && isUnder(standing, finding, code))
    .map((finding) => ({
      rule: finding.rule,
      kind: finding.kind === 'mandatory' ? 'stop' : 'warn',
      message: finding.message,
      answered: answered(standing, finding),
      href: `/reports/${standing.facts.id}/audit#${anchorOf(finding)}`,
      offer: offer(standing, finding, code),
    }))
}

function isUnder({ version }: Standing, { fields }: Finding, code: string): boolean {
  const { indicators, tables } = version.questionnaire
  const sectionOf = (one: string) => (indicators.get(one) ?? tables.get(one))?.section
  const here = fields.filter((one) => sectionOf(one) === sectionOf(code))
  return (here.find((one) => !indicators.get(one)?.readonly) ?? here[0]) === code
}

/** "Use the sum" (F5) where the broken rule says that this total is a sum or a number of rows. */
function offer(standing: Standing, finding: Finding, code: string): FindingNote['offer'] {
  const value = offeredTotal(standing, code)
  if (value === null || standing.version.sums.get(code)?.rule !== finding.rule) return null
  const indicator = standing.version.questionnaire.indicators.get(code)!
  return { code, words: `用合计 ${display(indicator, value)}` }
}

function answered({ explained }: Standing, finding: Finding): FindingNote['answered'] {
  const one = explained.find(({ finding: { rule } }) => rule === finding.rule)
  if (!one) return null
  if (one.state === 'answered' && !one.lacksEvidence) return { done: true, words: '已说明' }
  if (one.state === 'answered') return { done: false, words: '还缺证明材料' }
  return { done: false, words: '数字错了就改；没错请写明原因' }
}
