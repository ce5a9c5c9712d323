import type { HttpContext } from '@adonisjs/core/http'
import { showFormAgain } from '#controllers/show_form_again'
import Announcement from '#models/announcement'
import { formIdOf } from '#presenters/form_id'
import { letterView } from '#presenters/letter_view'
import { openAnnouncement } from '#queries/letter_of'
import { announcementValidator } from '#validators/messaging'

const FORM = 'pages/announcements/create'

/** A manager tells everybody below something (M1). */
export default class AnnouncementsController {
  async create({ view }: HttpContext) {
    return view.render(FORM, { typed: {}, form: formIdOf() })
  }

  async store(ctx: HttpContext) {
    const { auth, request, response } = ctx
    try {
      const text = await request.validateUsing(announcementValidator)
      const by = { actor: auth.getUserOrFail(), address: request.ip() }
      const { id } = await Announcement.publish(text, by)
      return response.redirect().status(303).toRoute('announcements.show', [id])
    } catch (error) {
      return showFormAgain(ctx, FORM, error, { form: formIdOf(request.input('form')) })
    }
  }

  /** Opening it marks it as read. */
  async show({ auth, params, view }: HttpContext) {
    const announcement = await openAnnouncement(auth.getUserOrFail(), params.id)
    const letter = { ...letterView(announcement), isOwn: announcement.isOwn }
    return view.render('pages/announcements/show', { letter })
  }
}
