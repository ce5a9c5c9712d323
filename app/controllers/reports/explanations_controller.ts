import type { HttpContext } from '@adonisjs/core/http'
import { replyToAnswer, type AnswerOutcome } from '#controllers/reports/answer_reply'
import { sentFiles } from '#controllers/reports/sent_files'
import type Report from '#models/report'
import type { Explained } from '#models/report/explainable'
import type { Move } from '#models/report/movable'
import { clock } from '#presenters/time'
import { reportOf } from '#queries/report_of'
import { LONGEST_EXPLANATION, written, type Written } from '#validators/answering'

/** The respondent's reason for a finding, with papers in the same form (E1–E3). */
export default class ExplanationsController {
  async store(ctx: HttpContext) {
    const { auth, params, request } = ctx
    const actor = auth.getUserOrFail()
    const report = await reportOf(actor, params.report_id)
    const by = { actor, address: request.ip() }
    const papers = sentFiles(request)
    const sent = written(request.body(), LONGEST_EXPLANATION)
    // Papers may come before a word is written; then the empty text is not an explanation.
    const isSilent = sent.text.trim() === '' && papers.length > 0

    const explained = isSilent ? TAKEN : await this.#explain(report, params.rule, sent, by)
    const refused = await report.addEvidence(params.rule, papers, by)
    return replyToAnswer(ctx, report, params.rule, withFiles(explained, refused))
  }

  async #explain(report: Report, rule: string, sent: Written, by: Move): Promise<AnswerOutcome> {
    const { text, version, refused } = sent
    if (refused) return { status: 422, trouble: { text, refused } }
    return outcome(text, await report.explain({ rule, text, expected: Number(version) || 0 }, by))
  }
}

const TAKEN: AnswerOutcome = { status: 200 }

/** A text refused by the gate is stored, so the page shows it with the reason by itself. */
function outcome(text: string, explained: Explained): AnswerOutcome {
  if (explained.outcome === 'saved') return explained.accepted ? TAKEN : { status: 422 }
  const { text: theirs, savedAt, version } = explained.theirs
  const other = { text: theirs, at: clock(savedAt), version: String(version) }
  return { status: 409, trouble: { text, theirs: other } }
}

function withFiles(
  said: AnswerOutcome,
  files: Awaited<ReturnType<Report['addEvidence']>>
): AnswerOutcome {
  if (files.length === 0) return said
  const status = said.status === 409 ? 409 : 422
  return { status, trouble: { ...said.trouble, files } }
}
