import type { HttpContext } from '@adonisjs/core/http'
import { ownAnnouncement } from '#queries/letter_of'

const DONE = '公告已撤下，谁都看不到了。'
const BEFORE = '这条公告先前已经撤下，谁都看不到了。'

/** Its author takes an announcement back. */
export default class WithdrawalsController {
  async store({ auth, params, request, response, session }: HttpContext) {
    const actor = auth.getUserOrFail()
    const announcement = await ownAnnouncement(actor, params.id)
    const isFirst = await announcement.withdraw({ actor, address: request.ip() })
    session.flash('done', isFirst ? DONE : BEFORE)
    return response.redirect().status(303).toRoute('messages.index')
  }
}
