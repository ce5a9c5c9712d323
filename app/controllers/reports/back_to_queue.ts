import type { HttpContext } from '@adonisjs/core/http'
import type Report from '#models/report'
import { returnDraft } from '#presenters/return_draft'
import { ReviewQueue } from '#queries/review_queue'
import { queueFilters, queueQuery } from '#validators/queue'

/** To the queue the report was opened from, which says what was done and leads to the next one (W4). */
export async function backToQueue(
  { auth, request, response, session }: HttpContext,
  report: Report,
  words: string
) {
  const filters = queueFilters(request.qs())
  const query = queueQuery(filters)
  const actor = auth.getUserOrFail()
  const { next } = await new ReviewQueue(actor, report.roundId, filters).place(report.id)
  await report.load('project')
  const href = next === null ? null : `/reports/${next}/review${query}`
  session.flash('done', {
    words,
    number: report.project.number,
    title: report.project.title,
    next: href,
    draft: returnDraft(report.id, actor),
  })
  return response.redirect().status(303).toPath(`/queue${query}`)
}
