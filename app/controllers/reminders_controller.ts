import type { HttpContext } from '@adonisjs/core/http'
import { remindableOf, showReminders } from '#controllers/reminders/show_reminders'
import { refusals } from '#exceptions/refusals'
import { carry } from '#jobs/carry'
import Reminder from '#models/reminder'
import Round from '#models/round'
import { reminderView } from '#presenters/reminder_view'
import { reminderResult } from '#queries/reminder_result'
import { areBelow } from '#queries/are_below'
import { remindingForm } from '#validators/reminding'

/** Reminding those who have not submitted (P3). */
export default class RemindersController {
  async index(ctx: HttpContext) {
    const { round } = ctx
    return round ? showReminders(ctx, round) : ctx.view.render('pages/reminders/closed')
  }

  async store(ctx: HttpContext) {
    const { auth, request, response } = ctx
    const round = await Round.runningOrFail()

    const { mistakes, ...form } = remindingForm(request.body())
    const actor = auth.getUserOrFail()
    const { list } = await remindableOf(ctx, round)
    if (!(await areBelow(actor, form.reports ?? []))) throw refusals.noSuchReport()
    if (mistakes.length > 0) return showReminders(ctx, round, { ...form, mistakes })

    const task = await Reminder.ask({ round, list, ...form }, { actor, address: request.ip() })
    await carry(task)
    return response.redirect().status(303).toRoute('tasks.show', [task.id])
  }

  async show({ auth, params, view }: HttpContext) {
    const result = await reminderResult(auth.getUserOrFail(), params.id)
    return view.render('pages/reminders/show', { reminder: reminderView(result) })
  }
}
