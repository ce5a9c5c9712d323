import type { Finding } from '#audit/finding'
import type { Standing } from '#models/report/standing'
import type { AnswerTrouble } from '#presenters/answer_view'
import { anchorOf, checkAnchor } from '#presenters/finding_anchor'
import { checkView, findingView, type FindingView } from '#presenters/finding_view'

/** The findings of one kind. */
export interface FindingGroup {
  kind: FindingView['kind']
  id: string
  title: string
  words: string
  findings: FindingView[]
}

/** What was sent and not taken, by anchor. */
export type Troubles = Map<string, AnswerTrouble>

/** Missing values have a list of their own. */
export const isMissing = ({ rule }: Finding) => rule === 'A001'

/** Three groups: what must be corrected, explained and answered; empty ones are left out. */
export function findingGroups(standing: Standing, troubles: Troubles): FindingGroup[] {
  const { audit, facts } = standing
  const listed = audit.findings.filter((finding) => !isMissing(finding))
  const of = (kind: Finding['kind']) =>
    listed
      .filter((finding) => finding.kind === kind)
      .map((finding) => findingView(standing, finding, troubles.get(anchorOf(finding))))
  const checks = facts.checks.map((check) =>
    checkView(standing, check, troubles.get(checkAnchor(check)))
  )
  return [correct(of('mandatory')), explain(of('verification')), answer(checks)].filter(
    ({ findings }) => findings.length > 0
  )
}

function correct(findings: FindingView[]): FindingGroup {
  const title = `强制性 ${findings.length} 条`
  return { kind: 'stop', id: 'correct', title, words: '数据有错，改对才能上报', findings }
}

function explain(findings: FindingView[]): FindingGroup {
  const title = `核实性 ${findings.length} 条`
  const words = `数据可能没错，改对或写明原因。已说明 ${doneCount(findings)} 条`
  return { kind: 'warn', id: 'explain', title, words, findings }
}

function answer(findings: FindingView[]): FindingGroup {
  const title = `人工检查 ${findings.length} 条`
  const words = `上级提的问题，请答复。已答复 ${doneCount(findings)} 条`
  return { kind: 'ask', id: 'answer', title, words, findings }
}

function doneCount(findings: FindingView[]): number {
  return findings.filter(({ done }) => done).length
}
