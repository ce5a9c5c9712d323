import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { refusals } from '#exceptions/refusals'
import { AccountSessions } from '#models/account/account_sessions'
import { dutyOf, type Duty } from '#models/account/duty'
import { unsavedForm } from '#presenters/unsaved_form'

/** After so long without a request a manager must sign in again (L8); respondents have the session's own 30 minutes. */
const MANAGER_IDLE = 15 * 60_000

/** Where each duty is done; the password can be changed before all others. */
const DUTY_ROUTES = {
  password: 'passwords',
  contact: 'contact',
  totp: 'second_factor',
} as const satisfies Record<Duty, string>

/** Lets in only those who have signed in, have chosen their own password (L1) and have done what is due (L3, L8). */
export default class SignedInMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const { auth, session, response } = ctx
    await auth.check()
    const actor = auth.user

    if (actor?.enabled && actor.hasInitialPassword)
      return response.redirect().toRoute('first_login.create')
    if (!actor?.enabled || this.#isIdle(ctx) || !(await this.#isAlive(ctx)))
      return this.#toLogin(ctx)

    if (!actor.isRespondent) session.put('seenAt', Date.now())
    const duty = await dutyOf(actor)
    if (duty && !this.#isAtDuty(ctx, duty))
      return response.redirect().status(303).toRoute(`${DUTY_ROUTES[duty]}.edit`)
    return next()
  }

  #isAtDuty({ route }: HttpContext, duty: Duty) {
    const place = route?.name?.split('.')[0]
    return place === DUTY_ROUTES[duty] || place === DUTY_ROUTES.password
  }

  #isIdle({ auth, session }: HttpContext) {
    return !auth.user!.isRespondent && Date.now() - session.get('seenAt', Date.now()) > MANAGER_IDLE
  }

  /** A session that was ended elsewhere no longer names its account. */
  #isAlive({ auth, session }: HttpContext) {
    return new AccountSessions(auth.user!.id).has(session.sessionId)
  }

  async #toLogin(ctx: HttpContext) {
    const { auth, request, response, session } = ctx
    const path = this.#wasHere(ctx) ? '/login?expired=1' : '/login'
    if (auth.user) {
      await auth.use('web').logout()
      session.clear()
      session.regenerate()
    }
    if (request.header('hx-request')) {
      this.#comeBackTo(ctx, request.header('hx-current-url'))
      return response.header('HX-Redirect', path).unauthorized()
    }
    if (request.accepts(['html', 'json']) === 'json') throw refusals.signedOut()
    const form = unsavedForm(ctx)
    if (form) {
      response.status(419)
      return response.send(await ctx.view.render('pages/errors/unsaved', { form }))
    }
    return response.redirect().withIntendedUrl().status(303).toPath(path)
  }

  /** A session that has expired begins anew with this request; one of a mere visitor goes on. */
  #wasHere({ auth, session }: HttpContext) {
    return auth.user !== undefined || (!session.fresh && session.hasBeenModified)
  }

  /** A fragment is no page: after the login the page around it is wanted. */
  #comeBackTo({ session }: HttpContext, page = '') {
    if (!URL.canParse(page)) return
    const { pathname, search } = new URL(page)
    session.setIntendedUrl(pathname + search)
  }
}
