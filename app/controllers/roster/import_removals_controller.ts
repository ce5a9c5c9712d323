import type { HttpContext } from '@adonisjs/core/http'
import { importOf } from '#queries/import_of'

/** Giving up a list that was sent: nothing of it is kept. */
export default class ImportRemovalsController {
  async store({ params, response }: HttpContext) {
    const list = await importOf(params.id)

    await list.drop()

    return response.redirect().status(303).toPath('/roster/imports/create')
  }
}
