import type { HttpContext } from '@adonisjs/core/http'
import { inboxPage } from '#presenters/inbox_page'
import { Inbox } from '#queries/inbox'
import { openMessage } from '#queries/letter_of'
import { letterView } from '#presenters/letter_view'
import { pageNumber } from '#validators/page_number'

/** What an account is told inside the system (M1). */
export default class MessagesController {
  /** A page past the end was there when there was more; the first one is. */
  async index({ auth, request, response, session, view }: HttpContext) {
    const actor = auth.getUserOrFail()
    const number = pageNumber(request.qs())
    const page = inboxPage(await new Inbox(actor).page(number), number)
    if (page.lines.length === 0 && number > 1)
      return response.redirect().status(303).toRoute('messages.index')
    return view.render('pages/messages/index', { page, done: session.flashMessages.get('done') })
  }

  /** Opening it marks it as read. */
  async show({ auth, params, view }: HttpContext) {
    const letter = letterView(await openMessage(auth.getUserOrFail(), params.id))
    return view.render('pages/messages/show', { letter })
  }
}
