import type { HttpContext } from '@adonisjs/core/http'
import { refusals } from '#exceptions/refusals'
import Announcement from '#models/announcement'
import { openAnnouncement } from '#queries/letter_of'

/** Its author takes an announcement back. */
export default class WithdrawalsController {
  async store({ auth, params, request, response }: HttpContext) {
    const actor = auth.getUserOrFail()
    const { isOwn, sender } = await openAnnouncement(actor, params.id)
    if (!isOwn) throw refusals.notForThisLevel('撤下公告', sender ?? '发布的机构')
    const announcement = await Announcement.findOrFail(params.id)
    await announcement.withdraw({ actor, address: request.ip() })
    return response.redirect().status(303).toRoute('messages.index')
  }
}
