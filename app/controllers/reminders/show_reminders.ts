import type { HttpContext } from '@adonisjs/core/http'
import { showList } from '#controllers/show_list'
import type { Mistake } from '#exceptions/form_refusal'
import type Round from '#models/round'
import { remindersPage } from '#presenters/reminders_page'
import { placeOf } from '#queries/collection/place'
import { ReportList } from '#queries/collection/report_list'
import { lastReminders } from '#queries/last_reminders'
import { toldTogether } from '#queries/told_together'
import { collectionFilters } from '#validators/collection'
import { REMINDABLE } from '#validators/reminding'

/** Which reports a request is about: those of its filters that one can be reminded of. */
export async function remindableOf({ auth, request }: HttpContext, round: Round) {
  const asked = collectionFilters(request.qs(), 'unsubmitted')
  const show = REMINDABLE.find((one) => one === asked.show) ?? 'unsubmitted'
  const filters = { ...asked, show }
  const place = await placeOf(auth.getUserOrFail(), filters.at)
  return { filters, place, list: new ReportList({ ...filters, roundId: round.id, place }) }
}

/** The page of reminders; with mistakes, as it was typed. */
export async function showReminders(
  ctx: HttpContext,
  round: Round,
  refused: { note: string; reports: number[] | null; mistakes: Mistake[] } | null = null
) {
  const actor = ctx.auth.getUserOrFail()
  const { filters, place, list } = await remindableOf(ctx, round)
  const [total, rows, sent] = await Promise.all([
    list.total(),
    list.page(filters.page),
    lastReminders(actor, round.id),
  ])
  const told = await toldTogether(rows.map(({ id }) => id))
  if (refused) ctx.response.status(422)
  return showList(ctx, 'pages/reminders/index', {
    page: remindersPage({ actor, round, place, filters, total, rows, told, sent, refused }),
  })
}
