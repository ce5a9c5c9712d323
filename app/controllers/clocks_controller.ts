import type { HttpContext } from '@adonisjs/core/http'
import { operatorsClock } from '#demonstration/operators_clock'
import FormRefusal from '#exceptions/form_refusal'
import Refusal from '#exceptions/refusal'
import { refusals } from '#exceptions/refusals'
import { clockPage } from '#presenters/clock_page'
import { formMistakes, type FormMistakes } from '#presenters/form_mistakes'
import { clockTime } from '#validators/clock'

const NO_TIME = '请填时间，例如 2017-03-10 23:59:30。'

/** The clock of a demonstration: shown and set by the nation; a real survey has no such page. */
export default class ClocksController {
  async edit(ctx: HttpContext) {
    return this.#show(ctx)
  }

  async update(ctx: HttpContext) {
    const { auth, request, response, session } = ctx
    const by = { actor: auth.getUserOrFail(), address: request.ip() }
    const at = clockTime(request.input('at'))
    try {
      if (request.input('reset') === '1') await operatorsClock.reset(by)
      else if (at) await operatorsClock.set(at, by)
      else throw new FormRefusal([{ field: 'at', sentence: NO_TIME }])
    } catch (error) {
      return this.#show(ctx, formMistakes(asMistake(error)))
    }
    session.flash('done', '时钟已拨好。')
    return response.redirect().status(303).toRoute('clocks.edit')
  }

  async #show({ request, response, session, view }: HttpContext, mistakes?: FormMistakes) {
    if (!(await operatorsClock.isAllowed())) throw refusals.clockOfReal()
    if (mistakes) response.status(mistakes.status)
    const typed: unknown = mistakes && request.input('at')
    return view.render('pages/clock', {
      clock: clockPage(await operatorsClock.show()),
      typed: typeof typed === 'string' ? typed : null,
      mistakes,
      done: session.flashMessages.get('done'),
    })
  }
}

function asMistake(error: unknown) {
  const isEarly = error instanceof Refusal && error.reason === 'clockTooEarly'
  return isEarly ? new FormRefusal([{ field: 'at', sentence: error.message }]) : error
}
