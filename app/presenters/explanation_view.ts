import { judge } from '#audit/explanation_gate'
import { explanationContext } from '#models/report/explanation_context'
import type { ExplainedFinding, Standing } from '#models/report/standing'
import { answerView, type AnswerTrouble, type AnswerView } from '#presenters/answer_view'
import { evidenceView } from '#presenters/evidence_view'
import { moment } from '#presenters/moment'

const WHAT = '变了什么、为什么'

/** The explanation of a verification finding with its papers (E1–E3). */
export function explanationView(
  standing: Standing,
  one: ExplainedFinding,
  trouble?: AnswerTrouble
): AnswerView {
  const { id: reportId, now } = standing.facts
  const { explanation, state, finding, isDone: done } = one
  const said = remarks(standing, one)
  const { ask = WHAT } = explanationContext(standing, one)

  const stored = {
    action: `/reports/${reportId}/explanations/${finding.rule}`,
    label: state === 'reopened' ? '说明（上次的文字）' : '说明',
    text: explanation?.text ?? '',
    version: String(explanation?.version ?? 0),
    state: { kind: done ? ('ok' as const) : ('warn' as const), words: stateWords(one, now) },
    done,
    err: state === 'refused' ? said : null,
    remark: state === 'answered' ? said : null,
    hint: `写清${ask}，从什么时候起、依据哪份材料。不少于 15 个汉字。`,
    evidence: evidenceView(reportId, one, trouble?.files),
  }
  return answerView(stored, { reportId, anchor: finding.rule }, trouble)
}

/** What the gate says about the stored text: why it is refused, or what managers will see. */
function remarks(standing: Standing, one: ExplainedFinding): string | null {
  const { explanation } = one
  if (!explanation || explanation.codes.length === 0) return null
  // That it is like last year's was found out when it was stored.
  const lastYear = explanation.codes.includes('E005') ? explanation.text : undefined
  return judge(explanation.text, explanationContext(standing, one, lastYear)).hint || null
}

function stateWords({ state, explanation, lacksEvidence }: ExplainedFinding, now: string): string {
  if (state === 'open') return '还没写'
  if (state === 'refused') return '没有收下，请改写'
  if (state === 'reopened') return '数据改过，请再确认'
  return lacksEvidence ? '说明已收下，还缺证明材料' : `已说明 ${moment(explanation!.savedAt, now)}`
}
