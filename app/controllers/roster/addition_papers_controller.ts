import type { HttpContext } from '@adonisjs/core/http'
import drive from '@adonisjs/drive/services/main'
import { refusals } from '#exceptions/refusals'
import { contentDisposition } from '#presenters/content_disposition'
import { additionOf } from '#queries/addition_of'

/** The paper of a request: only to those who may see it, never as a page of this site. */
export default class AdditionPapersController {
  async show({ auth, params, response }: HttpContext) {
    const { paperKey, paperName, paperMediaType } = await additionOf(
      auth.getUserOrFail(),
      params.id
    )
    const disk = drive.use()
    if (!(await disk.exists(paperKey))) throw refusals.paperMissing(paperName)

    response.header('Content-Type', paperMediaType)
    response.header('Content-Disposition', contentDisposition(paperName, false))
    response.header('X-Content-Type-Options', 'nosniff')
    response.header('Content-Security-Policy', `default-src 'none'; frame-ancestors 'none'`)
    return response.stream(await disk.getStream(paperKey))
  }
}
