import type { Standing } from '#models/report/standing'
import { checkAnchor } from '#presenters/finding_anchor'
import type { LastDecision } from '#queries/last_decision'

/** Something said or uploaded since this level's last decision (W3). */
export interface SaidChange {
  /** Where it stands on the page. */
  anchor: string
  what: string
  before: string | null
  now: string
}

/** Explanations, papers and answers that are new, rewritten or gone since then. */
export function saidChanges(standing: Standing, last: LastDecision): SaidChange[] {
  const isLater = (at: string | null) => at !== null && Date.parse(at) > Date.parse(last.at)
  return [
    ...standing.explained.flatMap(({ finding: { rule }, explanation }) =>
      explanation && isLater(explanation.savedAt) ? [rewritten(rule, explanation.text, last)] : []
    ),
    ...standing.facts.files
      .filter(({ uploadedAt }) => isLater(uploadedAt))
      .map(({ rule, name }) => paper(rule, '新上传', null, name)),
    ...last.removed.map(({ rule, name }) => paper(rule, '删去', name, '已删去')),
    ...standing.facts.checks
      .filter(({ answeredAt }) => isLater(answeredAt))
      .map((check) => ({
        anchor: checkAnchor(check),
        what: `答复：${check.question}`,
        before: null,
        now: check.answer!,
      })),
  ]
}

function rewritten(rule: string, text: string, { explanations }: LastDecision): SaidChange {
  const before = explanations[rule] ?? null
  return {
    anchor: rule,
    what: `${before === null ? '新写的' : '改写的'}说明 ${rule}`,
    before,
    now: text,
  }
}

function paper(rule: string | null, act: string, before: string | null, now: string): SaidChange {
  return { anchor: rule ?? 'cover', what: `${act}${rule ? `材料 ${rule}` : '封面'}`, before, now }
}
