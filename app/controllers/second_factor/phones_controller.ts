import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { factorPage } from '#controllers/second_factor/show_factor'
import { showFormAgain } from '#controllers/show_form_again'
import { accountRefusals } from '#exceptions/account_refusals'
import { guessFactor } from '#models/account/guess_factor'
import { secondFactor } from '#models/account/second_factor'
import { totpSecret } from '#models/account/totp_secret'
import { phoneValidator } from '#validators/account'

const PAGE = 'pages/second_factor_phone'

/** A manager whose second factor is on takes another phone; the old one holds until the new one does (L8). */
export default class PhonesController {
  async edit(ctx: HttpContext) {
    if (ctx.auth.getUserOrFail().totpSecret === null) {
      return ctx.response.redirect().status(303).toRoute('second_factor.edit')
    }
    return ctx.view.render(PAGE, { page: await factorPage(ctx) })
  }

  async update(ctx: HttpContext) {
    const { auth, request, session, view } = ctx
    const actor = auth.getUserOrFail()
    try {
      const { proof, code } = await request.validateUsing(phoneValidator)
      const sealed = session.get('totp', '')
      if (totpSecret.stepOf(sealed, code) === null) throw accountRefusals.wrongCode()
      if (actor.totpSecret !== null && actor.totpSecret !== sealed)
        await guessFactor(actor, { field: 'proof', code: proof, address: request.ip() })
      const codes = await secondFactor.confirm(sealed, code, actedBy(ctx))
      if (!codes) throw accountRefusals.wrongCode()
      return view.render('pages/recovery_codes', { codes, title: '手机已换好' })
    } catch (error) {
      return showFormAgain(ctx, PAGE, error, { page: await factorPage(ctx) })
    }
  }
}
