import router from '@adonisjs/core/services/router'
import { KEEPERS } from '#models/report/flow'
import { only } from '#start/kernel'
import { NUMBER } from '#start/number'

const Approvals = () => import('#controllers/transfers/approvals_controller')
const Refusals = () => import('#controllers/transfers/refusals_controller')
const Transfers = () => import('#controllers/transfers_controller')
const Undos = () => import('#controllers/transfers/undos_controller')
const Withdrawals = () => import('#controllers/transfers/withdrawals_controller')

router
  .group(() => {
    router.get('transfers', [Transfers, 'index']).as('transfers.index')
    router.get('transfers/:id', [Transfers, 'show']).as('transfers.show').where('id', NUMBER)
  })
  .use(only(KEEPERS, '迁出申请'))

router
  .group(() => {
    router.get('transfers/create', [Transfers, 'create']).as('transfers.create')
    router.post('transfers', [Transfers, 'store']).as('transfers.store')
    router
      .post('transfers/:id/withdrawals', [Withdrawals, 'store'])
      .as('transfers.withdrawals.store')
      .where('id', NUMBER)
  })
  .use(only(['province'], '申请迁出'))

router
  .group(() => {
    router.post('approvals', [Approvals, 'store']).as('transfers.approvals.store')
    router.post('refusals', [Refusals, 'store']).as('transfers.refusals.store')
    router.post('undos', [Undos, 'store']).as('transfers.undos.store')
  })
  .prefix('transfers/:id')
  .where('id', NUMBER)
  .use(only(['nation'], '办理迁出申请'))
