import type { HttpContext } from '@adonisjs/core/http'
import { showList } from '#controllers/show_list'
import { inboxPage } from '#presenters/inbox_page'
import { Inbox } from '#queries/inbox'
import { openMessage } from '#queries/letter_of'
import { letterView } from '#presenters/letter_view'
import { pageNumber } from '#validators/page_number'

/** What an account is told inside the system (M1). */
export default class MessagesController {
  async index(ctx: HttpContext) {
    const { auth, request, session } = ctx
    const number = pageNumber(request.qs())
    const page = inboxPage(await new Inbox(auth.getUserOrFail()).page(number), number)
    return showList(ctx, 'pages/messages/index', { page, done: session.flashMessages.get('done') })
  }

  /** Opening it marks it as read. */
  async show({ auth, params, view }: HttpContext) {
    const letter = letterView(await openMessage(auth.getUserOrFail(), params.id))
    return view.render('pages/messages/show', { letter })
  }
}
