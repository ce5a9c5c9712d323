import router from '@adonisjs/core/services/router'
import { KEEPERS, MANAGERS } from '#models/report/flow'
import { only } from '#start/kernel'
import { NUMBER } from '#start/number'

const AdditionAcceptances = () => import('#controllers/roster/addition_acceptances_controller')
const AdditionPapers = () => import('#controllers/roster/addition_papers_controller')
const AdditionRefusals = () => import('#controllers/roster/addition_refusals_controller')
const Additions = () => import('#controllers/roster/additions_controller')
const ImportConfirmations = () => import('#controllers/roster/import_confirmations_controller')
const Imports = () => import('#controllers/roster/imports_controller')
const ImportRefusals = () => import('#controllers/roster/import_refusals_controller')
const ImportRemovals = () => import('#controllers/roster/import_removals_controller')
const Roster = () => import('#controllers/roster_controller')

router.get('roster', [Roster, 'index']).as('roster.index').use(only(MANAGERS, '核实下发清单'))

router
  .group(() => {
    router.get('create', [Imports, 'create']).as('roster.imports.create')
    router.post('/', [Imports, 'store']).as('roster.imports.store')
    router.get(':id', [Imports, 'show']).as('roster.imports.show')
    router.get(':id/refusals', [ImportRefusals, 'show']).as('roster.imports.refusals.show')
    router
      .post(':id/confirmations', [ImportConfirmations, 'store'])
      .as('roster.imports.confirmations.store')
    router.post(':id/removals', [ImportRemovals, 'store']).as('roster.imports.removals.store')
  })
  .prefix('roster/imports')
  .where('id', NUMBER)
  .use(only(['nation'], '导入下发清单'))

router
  .group(() => {
    router.get('/', [Additions, 'index']).as('roster.additions.index')
    router.get('create', [Additions, 'create']).as('roster.additions.create')
    router.post('/', [Additions, 'store']).as('roster.additions.store')
    router.get(':id', [Additions, 'show']).as('roster.additions.show')
    router.get(':id/paper', [AdditionPapers, 'show']).as('roster.additions.papers.show')
  })
  .prefix('roster/additions')
  .where('id', NUMBER)
  .use(only(KEEPERS, '增报项目'))

router
  .group(() => {
    router
      .post('acceptances', [AdditionAcceptances, 'store'])
      .as('roster.additions.acceptances.store')
    router.post('refusals', [AdditionRefusals, 'store']).as('roster.additions.refusals.store')
  })
  .prefix('roster/additions/:id')
  .where('id', NUMBER)
  .use(only(['nation'], '办理增报申请'))
