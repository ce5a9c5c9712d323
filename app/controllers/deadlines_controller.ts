import type { HttpContext } from '@adonisjs/core/http'
import { sentDeadlines } from '#controllers/sent_deadlines'
import { showDeadlineForm } from '#controllers/show_deadline_form'
import FormRefusal from '#exceptions/form_refusal'
import Refusal from '#exceptions/refusal'
import { refusals } from '#exceptions/refusals'
import { operatorsClock } from '#demonstration/operators_clock'
import { setDeadlines } from '#models/report/deadline/set_deadlines'
import { deadlinesPage } from '#presenters/deadlines/deadlines_page'
import { formMistakes } from '#presenters/form_mistakes'
import { deadlineTree } from '#queries/deadline_tree'
import { roundSetter } from '#queries/round_setter'

/** The dates of the managers below (D1): looked at, tried out, set. */
export default class DeadlinesController {
  async index({ auth, request, round, session, view }: HttpContext) {
    const actor = auth.getUserOrFail()
    if (!round) return view.render('pages/deadlines_closed')

    const [{ tree, rows }, { set, now }] = await Promise.all([
      deadlineTree(round, actor.path),
      roundSetter(round.id),
    ])
    const wanted = request.input('under')
    const under = rows.find(({ id, path }) => String(id) === wanted && path.startsWith(actor.path))
    if (wanted !== undefined && !under) throw refusals.noSuchAccount()
    return view.render('pages/deadlines', {
      page: deadlinesPage({ actor, tree, rows, under: under ?? null, roundSet: set, now }),
      clock: actor.role === 'nation' && (await operatorsClock.isAllowed()),
      done: session.flashMessages.get('done'),
    })
  }

  /** The form, and with dates what they would do; stores nothing. */
  async create(ctx: HttpContext) {
    return showDeadlineForm(ctx, sentDeadlines(ctx, ctx.request.qs()))
  }

  async store(ctx: HttpContext) {
    const { auth, request, response, session } = ctx
    const form = sentDeadlines(ctx, request.body())
    if (form.mistakes.length || !form.isFilled) {
      response.status(422)
      return showDeadlineForm(ctx, form)
    }
    const by = { actor: auth.getUserOrFail(), address: request.ip() }
    try {
      await setDeadlines(by, form.wish, String(request.input('seen', '')))
    } catch (error) {
      const isStale = error instanceof Refusal && error.reason === 'deadlinesChanged'
      if (!isStale && !(error instanceof FormRefusal)) throw error
      response.status(error.status)
      return showDeadlineForm(ctx, form, isStale ? null : formMistakes(error), isStale)
    }
    session.flash('done', '截止时间已定好，有关的管理机构会收到消息。')
    return response.redirect().status(303).toRoute('deadlines.index')
  }
}
