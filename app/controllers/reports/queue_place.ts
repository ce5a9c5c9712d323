import type { HttpContext } from '@adonisjs/core/http'
import type Report from '#models/report'
import { ReviewQueue, type QueuePlace } from '#queries/review_queue'
import { queueFilters } from '#validators/queue'

/** Where a report stands now in the queue that it was opened from. */
export function queuePlace({ auth, request }: HttpContext, report: Report): Promise<QueuePlace> {
  const filters = queueFilters(request.qs())
  return new ReviewQueue(auth.getUserOrFail(), report.roundId, filters).place(report.id)
}
