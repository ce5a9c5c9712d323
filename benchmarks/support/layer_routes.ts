import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import { bodyOf } from '#controllers/reports/body_of'
import { savePassed, signedIn, web } from '#start/kernel'
import { savingBody, type SavingBody } from '#validators/saving'

const PATH = ':report_id/answers/:code'

router.put(`/bare/${PATH}`, () => ({}))

router.put(`/passed/${PATH}`, () => ({})).use(savePassed())

router
  .put(`/read/${PATH}`, async ({ request }) => {
    const { expected } = savingBody(await bodyOf(request.request)) as SavingBody
    return { version: expected }
  })
  .use(savePassed())

router.put(`/web/${PATH}`, ({ request }) => ({ version: request.input('expected') })).use(web)

router.put(`/usual/${PATH}`, usualSave).use([...web, signedIn()])

/** The way a route is usually written: everything of a page, the report through its model, the query builder. */
async function usualSave({ auth, params, request }: HttpContext) {
  const { raw, expected } = request.only(['raw', 'expected'])
  const report = await auth.getUserOrFail().reports().where('id', params.report_id).firstOrFail()
  const [saved] = await db
    .from('answers')
    .where({ report_id: report.id, code: params.code, version: expected })
    .update({
      raw,
      version: expected + 1,
      data_version: db.raw(`nextval('data_versions')`),
      saved_at: db.raw('survey_now()'),
    })
    .returning(['version', 'saved_at'])
  return saved
}
