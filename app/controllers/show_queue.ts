import type { HttpContext } from '@adonisjs/core/http'
import { showList } from '#controllers/show_list'
import QuestionnaireVersion from '#models/questionnaire_version'
import { queuePage } from '#presenters/queue_page'
import { managerDays } from '#queries/manager_days'
import { queueFacets } from '#queries/queue_facets'
import { ReviewQueue } from '#queries/review_queue'
import { queueFilters } from '#validators/queue'

/** The queue as it is now, or its list alone for a fragment; `refused` says what was not taken. */
export async function showQueue(ctx: HttpContext, refused?: string) {
  const { auth, request, round, session, view } = ctx
  const actor = auth.getUserOrFail()
  if (!round) return view.render('pages/queue_closed')

  const filters = queueFilters(request.qs())
  const queue = new ReviewQueue(actor, round.id, filters)
  const [summary, page, facets, days, { questionnaire }] = await Promise.all([
    queue.summary(),
    queue.page(),
    queueFacets(actor, round.id),
    managerDays(actor, round),
    QuestionnaireVersion.compiled(round.questionnaireVersionId),
  ])
  const programmes = questionnaire.lists.programme ?? []
  const facts = { actor, round, filters, summary, page, facets, programmes, days }
  return showList(ctx, request.header('hx-request') ? 'replies/queue' : 'pages/queue', {
    page: queuePage(facts),
    done: session.flashMessages.get('done'),
    refused,
  })
}
