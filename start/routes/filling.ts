import router from '@adonisjs/core/services/router'
import { savePassed, signedIn, web } from '#start/kernel'

const Answers = () => import('#controllers/reports/answers_controller')
const Codes = () => import('#controllers/reports/codes_controller')
const Home = () => import('#controllers/home_controller')
const Pastes = () => import('#controllers/reports/pastes_controller')
const SavePasses = () => import('#controllers/reports/save_passes_controller')
const Sections = () => import('#controllers/reports/sections_controller')

router
  .group(() => {
    router.get('/', [Home, 'show']).as('home')
    router.get('reports/:report_id/save_pass', [SavePasses, 'show']).as('reports.save_pass.show')
    router.get('reports/:report_id/sections', [Sections, 'index']).as('reports.sections.index')
    router.get('reports/:report_id/sections/:code', [Sections, 'show']).as('reports.sections.show')
    router
      .post('reports/:report_id/sections/:code', [Sections, 'update'])
      .as('reports.sections.update')
    router
      .get('reports/:report_id/tables/:code/paste', [Pastes, 'create'])
      .as('reports.pastes.create')
    router
      .post('reports/:report_id/tables/:code/paste', [Pastes, 'store'])
      .as('reports.pastes.store')
    router.get('reports/:report_id/codes/:code', [Codes, 'index']).as('reports.codes.index')
  })
  .use([...web, signedIn()])

router
  .group(() => {
    router.put('reports/:report_id/answers/:code', [Answers, 'update']).as('reports.answers.update')
    router.put('reports/:report_id/rows/:row/:code', [Answers, 'update']).as('reports.cells.update')
  })
  .where('report_id', router.matchers.number())
  .where('row', router.matchers.uuid())
  .use(savePassed())
