import type { HttpContext } from '@adonisjs/core/http'
import type Report from '#models/report'
import { returnDraft } from '#presenters/return_draft'
import { queueFilters, queueQuery } from '#validators/queue'

/** To the queue the report was opened from, which says what was done and leads to the next one (W4, W5). */
export async function backToQueue(
  { auth, request, response, session }: HttpContext,
  report: Report,
  words: string,
  next: number | null
) {
  const query = queueQuery(queueFilters(request.qs()))
  await report.load('project')
  const href = next === null ? null : `/reports/${next}/review${query}`
  session.flash('done', {
    words,
    number: report.project.number,
    title: report.project.title,
    next: href,
    draft: returnDraft(report.id, auth.getUserOrFail()),
  })
  return response.redirect().status(303).toPath(`/queue${query}`)
}
