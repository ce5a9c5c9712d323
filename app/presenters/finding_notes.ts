import type { Finding } from '#audit/finding'
import { isGeneric } from '#audit/is_generic'
import { offerOf } from '#models/report/offer'
import type { Standing } from '#models/report/standing'
import { anchorOf } from '#presenters/finding_anchor'
import { findingKind } from '#presenters/finding_kind'

/** A finding as a note under the field it concerns: one line that leads to the audit page. */
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
    .filter((finding) => !isGeneric(finding.rule) && isUnder(standing, finding, code))
    .map((finding) => ({
      rule: finding.rule,
      kind: findingKind(finding),
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

function answered({ explained }: Standing, finding: Finding): FindingNote['answered'] {
  const one = explained.find(({ finding: { rule } }) => rule === finding.rule)
  if (!one) return null
  if (one.isDone) return { done: true, words: '已说明' }
  if (one.state === 'answered') return { done: false, words: '还缺证明材料' }
  return { done: false, words: '数字错了就改；没错请写明原因' }
}

function offer(standing: Standing, finding: Finding, code: string): FindingNote['offer'] {
  const one = offerOf(standing, finding)
  return one?.inPlace && one.code === code ? { code, words: one.inPlace } : null
}
