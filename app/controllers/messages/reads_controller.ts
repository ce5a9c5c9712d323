import type { HttpContext } from '@adonisjs/core/http'
import { Inbox } from '#queries/inbox'
import { newestSeen } from '#validators/messaging'

/** Everything in the inbox has been read, up to what its page showed. */
export default class ReadsController {
  async store({ auth, request, response }: HttpContext) {
    await new Inbox(auth.getUserOrFail()).readUpTo(newestSeen(request.body()))
    return response.redirect().status(303).toRoute('messages.index')
  }
}
