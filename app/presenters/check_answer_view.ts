import { fingerprint } from '#models/report/stamp'
import type { Standing } from '#models/report/standing'
import { answerView, type AnswerTrouble, type AnswerView } from '#presenters/answer_view'
import { checkAnchor } from '#presenters/finding_anchor'
import { moment } from '#presenters/moment'
import type { StoredCheck } from '#queries/report_facts'

/** The answer to a manager's question (人工检查). */
export function checkAnswerView(
  { facts }: Standing,
  check: StoredCheck,
  trouble?: AnswerTrouble
): AnswerView {
  const done = check.answer !== null
  const words = check.answeredAt ? `已答复 ${moment(check.answeredAt, facts.now)}` : '还没答复'
  const stored = {
    action: `/reports/${facts.id}/manual_checks/${check.id}/answers`,
    label: '答复',
    text: check.answer ?? '',
    version: answerVersion(check.answer),
    state: { kind: done ? ('ok' as const) : ('warn' as const), words },
    done,
    err: null,
    remark: null,
    hint: '直接回答问题；需要改数据的，改好再写改了什么。',
    evidence: null,
  }
  return answerView(stored, { reportId: facts.id, anchor: checkAnchor(check) }, trouble)
}

/** What the form knows of the answer it shows. */
export function answerVersion(answer: string | null): string {
  return answer === null ? '' : fingerprint(answer)
}
