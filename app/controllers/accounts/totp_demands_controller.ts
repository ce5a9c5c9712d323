import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { TOTP_LEVELS, siteSetting } from '#models/site_setting'

/** The nation says of whom a second factor is demanded (L8). */
export default class TotpDemandsController {
  async store(ctx: HttpContext) {
    const chosen = [ctx.request.input('levels', [])].flat()
    await siteSetting.demandTotp(
      TOTP_LEVELS.filter((level) => chosen.includes(level)),
      actedBy(ctx)
    )
    ctx.session.flash('done', '动态码的要求已保存，下次打开页面时生效。')
    return ctx.response.redirect().status(303).toRoute('accounts.index')
  }
}
