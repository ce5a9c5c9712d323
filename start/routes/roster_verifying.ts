import router from '@adonisjs/core/services/router'
import { MANAGERS } from '#models/report/flow'
import { only } from '#start/kernel'
import { NUMBER } from '#start/number'

const Confirmations = () => import('#controllers/roster/confirmations_controller')
const Entries = () => import('#controllers/roster/entries_controller')
const Remarks = () => import('#controllers/roster/remarks_controller')
const Verification = () => import('#controllers/roster/verification_controller')
const Withdrawals = () => import('#controllers/roster/withdrawals_controller')

router
  .group(() => {
    router.get('verification', [Verification, 'show']).as('roster.verification.show')
    router.get('confirmations/create', [Confirmations, 'create']).as('roster.confirmations.create')
    router.post('confirmations', [Confirmations, 'store']).as('roster.confirmations.store')
    router
      .post('confirmations/withdrawals', [Withdrawals, 'store'])
      .as('roster.confirmations.withdrawals.store')
    router.get('entries/:id', [Entries, 'show']).as('roster.entries.show').where('id', NUMBER)
    router
      .post('entries/:id/remarks', [Remarks, 'store'])
      .as('roster.entries.remarks.store')
      .where('id', NUMBER)
  })
  .prefix('roster')
  .use(only(MANAGERS, '核实下发清单'))
