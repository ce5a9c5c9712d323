import type { HttpContext } from '@adonisjs/core/http'
import { helpPage } from '#presenters/help_page'
import { publishedQuestions } from '#queries/question_list'
import { roundSchedule } from '#queries/round_schedule'

/** Help (M2): the schedule, frequent questions, who helps further. */
export default class HelpController {
  async show({ auth, view }: HttpContext) {
    const [schedule, published] = await Promise.all([roundSchedule(), publishedQuestions()])
    const page = helpPage({ schedule, published, actor: auth.getUserOrFail() })
    return view.render('pages/help/show', { page })
  }
}
