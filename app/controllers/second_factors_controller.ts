import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { showFormAgain } from '#controllers/show_form_again'
import { accountRefusals } from '#exceptions/account_refusals'
import FormRefusal from '#exceptions/form_refusal'
import { FailureCounter } from '#models/account/failure_counter'
import { guess } from '#models/account/guess'
import { secondFactor } from '#models/account/second_factor'
import { siteSetting } from '#models/site_setting'
import { secondFactorPage } from '#presenters/second_factor_page'
import { codeValidator } from '#validators/account'
import { currentPasswordValidator } from '#validators/password'

const PAGE = 'pages/second_factor'
const WRONG = '动态码不对。请看手机的时间准不准，再输入现在显示的 6 位数。'

/** A manager turns TOTP on or off for the own account (L8). */
export default class SecondFactorsController {
  async edit(ctx: HttpContext) {
    return ctx.view.render(PAGE, {
      page: await this.#page(ctx),
      done: ctx.session.flashMessages.get('done'),
    })
  }

  async store(ctx: HttpContext) {
    const { request, session, view } = ctx
    try {
      const { code } = await request.validateUsing(codeValidator)
      const sealed = session.get('totp', '')
      const typed = code.normalize('NFKC').replace(/\s/g, '')
      const codes = await secondFactor.confirm(sealed, typed, actedBy(ctx))
      if (!codes) throw new FormRefusal([{ field: 'code', sentence: WRONG }])
      session.forget('totp')
      return view.render('pages/recovery_codes', { codes })
    } catch (error) {
      return showFormAgain(ctx, PAGE, error, { page: await this.#page(ctx) })
    }
  }

  async destroy(ctx: HttpContext) {
    const { auth, request, response, session } = ctx
    const actor = auth.getUserOrFail()
    const demanded = await siteSetting.totpLevels()
    if (demanded.includes(actor.role)) {
      throw accountRefusals.totpDemanded(actor.name)
    }
    try {
      const { currentPassword } = await request.validateUsing(currentPasswordValidator)
      await guess({
        counter: new FailureCounter(actor.userName, request.ip()),
        wrong: { field: 'currentPassword', what: '现在的密码不对' },
        verify: async () => ((await actor.hasPassword(currentPassword)) ? true : null),
      })
      await secondFactor.turnOff(actedBy(ctx))
    } catch (error) {
      return showFormAgain(ctx, PAGE, error, { page: await this.#page(ctx) })
    }
    session.flash('done', '动态码已关闭。')
    return response.redirect().status(303).toRoute('second_factor.edit')
  }

  async #page({ auth, session }: HttpContext) {
    const actor = auth.getUserOrFail()
    if (actor.totpSecret !== null) return secondFactorPage(actor, null)
    if (!session.has('totp')) session.put('totp', secondFactor.propose())
    return secondFactorPage(actor, secondFactor.shown(session.get('totp'), actor.userName))
  }
}
