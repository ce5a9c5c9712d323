import type { HttpContext } from '@adonisjs/core/http'
import type Report from '#models/report'
import type { AnswerTrouble } from '#presenters/answer_view'
import { auditReply } from '#presenters/audit_reply'

/** How something that was said about a finding came out. */
export interface AnswerOutcome {
  /** 200: taken. 409: changed elsewhere meanwhile. 422: not taken, or only a part of it. */
  status: 200 | 409 | 422
  trouble?: AnswerTrouble
}

/**
 * Answers a form of the audit page: what was taken leads back to the finding, what was not stays
 * on the page with the reason; a fragment request gets the finding and the numbers around it.
 */
export async function replyToAnswer(
  { request, response, view }: HttpContext,
  report: Report,
  anchor: string,
  { status, trouble }: AnswerOutcome
) {
  const isFragment = request.header('hx-request')
  if (status === 200 && !isFragment) {
    return response.redirect().status(303).toPath(`/reports/${report.id}/audit#${anchor}`)
  }
  const reply = auditReply(await report.standing(), { anchor, trouble })
  response.status(status)
  return view.render(isFragment ? 'replies/finding' : 'pages/reports/audit', reply)
}
