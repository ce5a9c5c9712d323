import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { factorPage } from '#controllers/second_factor/show_factor'
import { showFormAgain } from '#controllers/show_form_again'
import { guessFactor } from '#models/account/guess_factor'
import { secondFactor } from '#models/account/second_factor'
import { recoveryValidator } from '#validators/account'

/** How long a second press of a form may come after the first, in ms. */
const PATIENCE = 60_000

/** A manager makes new recovery codes for the own account (L8). */
export default class RecoveryCodesController {
  async store(ctx: HttpContext) {
    const { auth, request, session, view } = ctx
    const actor = auth.getUserOrFail()
    try {
      const { proof, form } = await request.validateUsing(recoveryValidator)
      // The codes of a first press were never seen: a second one of the same form proves nothing anew.
      const first = session.get('renewed', { form: '', at: 0 })
      if (first.form !== form || Date.now() - first.at > PATIENCE)
        await guessFactor(actor, { field: 'proof', code: proof, address: request.ip() })
      session.put('renewed', { form, at: Date.now() })
      const codes = await secondFactor.renewCodes(actedBy(ctx))
      return view.render('pages/recovery_codes', { codes, title: '恢复码已换新' })
    } catch (error) {
      return showFormAgain(ctx, 'pages/second_factor', error, { page: await factorPage(ctx) })
    }
  }
}
