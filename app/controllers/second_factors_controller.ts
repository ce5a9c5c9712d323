import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { factorPage } from '#controllers/second_factor/show_factor'
import { showFormAgain } from '#controllers/show_form_again'
import { accountRefusals } from '#exceptions/account_refusals'
import { guessPassword } from '#models/account/guess_password'
import { secondFactor } from '#models/account/second_factor'
import { siteSetting } from '#models/site_setting'
import { codeValidator } from '#validators/account'
import { currentPasswordValidator } from '#validators/password'

const PAGE = 'pages/second_factor'

/** A manager turns TOTP on or off for the own account (L8). */
export default class SecondFactorsController {
  async edit(ctx: HttpContext) {
    const done = ctx.session.flashMessages.get('done')
    return ctx.view.render(PAGE, { page: await factorPage(ctx), done })
  }

  async store(ctx: HttpContext) {
    const { auth, request, session, view } = ctx
    try {
      const { code } = await request.validateUsing(codeValidator)
      const sealed = session.get('totp', '')
      const { totpSecret } = auth.getUserOrFail()
      const isFirst = totpSecret === null || totpSecret === sealed
      const codes = isFirst && (await secondFactor.confirm(sealed, code, actedBy(ctx)))
      if (!codes) throw accountRefusals.wrongCode()
      return view.render('pages/recovery_codes', { codes, title: '动态码已打开' })
    } catch (error) {
      return showFormAgain(ctx, PAGE, error, { page: await factorPage(ctx) })
    }
  }

  async destroy(ctx: HttpContext) {
    const { auth, request, response, session } = ctx
    const actor = auth.getUserOrFail()
    const demanded = await siteSetting.totpLevels()
    if (demanded.includes(actor.role)) throw accountRefusals.totpDemanded(actor.name)
    try {
      const { currentPassword } = await request.validateUsing(currentPasswordValidator)
      await guessPassword(actor, { currentPassword, address: request.ip() })
      await secondFactor.turnOff(actedBy(ctx))
    } catch (error) {
      return showFormAgain(ctx, PAGE, error, { page: await factorPage(ctx) })
    }
    session.forget('totp')
    session.flash('done', '动态码已关闭。')
    return response.redirect().status(303).toRoute('second_factor.edit')
  }
}
