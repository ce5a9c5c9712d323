import type { HttpContext } from '@adonisjs/core/http'
import { queuePlace } from '#controllers/reports/queue_place'
import type Report from '#models/report'
import { reviewPage } from '#presenters/review_page'
import { readExplanations } from '#queries/explanation_reads'
import { deadlineSetters } from '#queries/deadline_setters'
import { lastDecision } from '#queries/last_decision'
import { reportHistory } from '#queries/report_history'
import { reviewWay } from '#queries/review_way'
import { weakExplanations } from '#queries/weak_explanations'
import type { FormMistakes } from '#presenters/form_mistakes'
import { queueFilters, queueQuery } from '#validators/queue'
import { blankMarks, type ReturnForm } from '#validators/returning'

/** What was sent and not taken, and why. */
export interface ReviewTrouble {
  refused?: string
  mistakes?: FormMistakes
  typed?: ReturnForm['typed']
}

/** The page of one report before a manager, as everything is now. */
export async function showReview(ctx: HttpContext, report: Report, trouble: ReviewTrouble = {}) {
  const actor = ctx.auth.getUserOrFail()
  const filters = queueFilters(ctx.request.qs())
  const [standing, way, read, history, last, place, setters, weak] = await Promise.all([
    report.standing(),
    reviewWay(report.id),
    readExplanations(report.id, actor.office),
    reportHistory(report.id),
    lastDecision(report.id, actor),
    queuePlace(ctx, report),
    deadlineSetters(report.id),
    weakExplanations(report.id, actor),
  ])
  const page = reviewPage({
    standing,
    actor,
    way,
    read,
    history,
    last,
    weak,
    place,
    setters,
    query: queueQuery(filters),
  })
  const typed = {
    reason: trouble.typed?.reason ?? '',
    marks: blankMarks(trouble.typed?.marks),
    ticks: trouble.typed?.ticks ?? [],
  }
  const view = ctx.request.header('hx-request') ? 'replies/review' : 'pages/review'
  return ctx.view.render(view, { page, ...trouble, typed })
}
