import type { HttpContext } from '@adonisjs/core/http'
import { replyToAnswer, type AnswerOutcome } from '#controllers/reports/answer_reply'
import ManualCheck from '#models/manual_check'
import type { Answered } from '#models/report/answerable'
import { answerVersion } from '#presenters/check_answer_view'
import { checkAnchor } from '#presenters/finding_anchor'
import { clock } from '#presenters/time'
import { reportOf } from '#queries/report_of'
import { LONGEST_ANSWER, written } from '#validators/answering'

const EMPTY = '还没有写。请直接回答上面的问题。'

/** The respondent's answer to a manager's question (人工检查). */
export default class ManualAnswersController {
  async store(ctx: HttpContext) {
    const { auth, params, request } = ctx
    const actor = auth.getUserOrFail()
    const report = await reportOf(actor, params.report_id)
    const check = await ManualCheck.query()
      .where({ id: params.id, report_id: report.id })
      .firstOrFail()
    const { text, version, refused } = written(request.body(), LONGEST_ANSWER)
    const sentence = refused ?? (text.trim() === '' ? EMPTY : null)
    const anchor = checkAnchor(check)
    if (sentence)
      return replyToAnswer(ctx, report, anchor, {
        status: 422,
        trouble: { text, refused: sentence },
      })

    const isSeen = (stored: string) => answerVersion(stored) === version
    const by = { actor, address: request.ip() }
    const answered = await report.answer({ checkId: check.id, text, isSeen }, by)
    return replyToAnswer(ctx, report, anchor, outcome(text, answered))
  }
}

function outcome(text: string, answered: Answered): AnswerOutcome {
  if (answered.outcome === 'saved') return { status: 200 }
  const { theirs, at } = answered
  const other = { text: theirs, at: clock(at), version: answerVersion(theirs) }
  return { status: 409, trouble: { text, theirs: other } }
}
