import type { HttpContext } from '@adonisjs/core/http'
import { Inbox } from '#queries/inbox'

/** Everything in the inbox has been read. */
export default class ReadsController {
  async store({ auth, response }: HttpContext) {
    await new Inbox(auth.getUserOrFail()).readAll()
    return response.redirect().status(303).toRoute('messages.index')
  }
}
