import type { HttpContext } from '@adonisjs/core/http'
import { reportOf } from '#queries/report_of'

/** The report that somebody reads: once who may decide about it has, the respondent can't take it back (S3). */
export async function openedReport({ auth, params }: HttpContext) {
  const actor = auth.getUserOrFail()
  const report = await reportOf(actor, params.report_id)
  await report.openedBy(actor)
  return report
}
