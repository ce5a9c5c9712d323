import type { HttpContext } from '@adonisjs/core/http'
import { refusals } from '#exceptions/refusals'
import { refusedList } from '#exports/refused_list'
import { contentDisposition } from '#presenters/content_disposition'
import { importOf } from '#queries/import_of'

const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
}

/** The refused rows of a list as a file of the same kind, with a column that says why (R1). */
export default class ImportRefusalsController {
  async show({ params, response }: HttpContext) {
    const list = await importOf(params.id)
    if (list.state === 'reading') throw refusals.importUnread()
    const name = list.name.replace(/\.\w+$/, '')

    response.header('Content-Type', MEDIA_TYPES[list.kind])
    response.header('Content-Disposition', contentDisposition(`${name}-未导入.${list.kind}`, true))
    return response.stream(await refusedList(list))
  }
}
