import type { HttpContext } from '@adonisjs/core/http'
import QuestionnaireVersion from '#models/questionnaire_version'
import { reviewDeadline } from '#models/report/deadline'
import Round from '#models/round'
import { queuePage } from '#presenters/queue_page'
import { deadlineLinks } from '#queries/managers_on_path'
import { ReviewQueue } from '#queries/review_queue'
import type Account from '#models/account'
import { queueFilters } from '#validators/queue'

/** What waits for a manager (W4). */
export default class QueueController {
  async index({ auth, request, session, view }: HttpContext) {
    const actor = auth.getUserOrFail()
    const round = await Round.running()
    if (!round) return view.render('pages/queue_closed')

    const filters = queueFilters(request.qs())
    const queue = new ReviewQueue(actor, round.id, filters)
    const [summary, page, facets, days, { questionnaire }] = await Promise.all([
      queue.summary(),
      queue.page(),
      queue.facets(),
      deadlinesOf(actor, round),
      QuestionnaireVersion.compiled(round.questionnaireVersionId),
    ])
    const programmes = questionnaire.lists.programme ?? []
    return view.render('pages/queue', {
      page: queuePage({ actor, round, filters, summary, page, facets, programmes, days }),
      done: session.flashMessages.get('done'),
    })
  }
}

async function deadlinesOf(actor: Account, round: Round) {
  const path = await deadlineLinks(actor.path, round.id)
  const review = reviewDeadline({
    path,
    role: actor.role,
    roundProvince: round.provinceReviewDeadline,
    roundNation: round.nationalReviewDeadline,
  })
  return {
    filing: path.find(({ filing }) => filing !== null)?.filing ?? round.filingDeadline,
    review,
  }
}
