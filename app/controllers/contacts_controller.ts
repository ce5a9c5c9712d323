import type { HttpContext } from '@adonisjs/core/http'
import { actedBy } from '#controllers/acted_by'
import { showFormAgain } from '#controllers/show_form_again'
import { keepContact } from '#models/account/contact_details'
import { contactPage } from '#presenters/contact_page'
import { contactValidator } from '#validators/account'

/** A manager says whom others can reach; the first login demands it (L3). */
export default class ContactsController {
  async edit({ auth, session, view }: HttpContext) {
    const page = contactPage(auth.getUserOrFail())
    const done = session.flashMessages.get('done')
    return view.render('pages/contact', { page, typed: page.contact, done })
  }

  async update(ctx: HttpContext) {
    const page = contactPage(ctx.auth.getUserOrFail())
    try {
      await keepContact(await ctx.request.validateUsing(contactValidator), actedBy(ctx))
    } catch (error) {
      return showFormAgain(ctx, 'pages/contact', error, { page })
    }
    ctx.session.flash('done', '联系方式已保存。')
    const path = page.isFirst ? '/' : '/contact'
    return ctx.response.redirect().status(303).toPath(path)
  }
}
