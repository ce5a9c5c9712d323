import router from '@adonisjs/core/services/router'
import { KEEPERS, MANAGERS } from '#models/report/flow'
import { only } from '#start/kernel'

const Deadlines = () => import('#controllers/deadlines_controller')
const Clocks = () => import('#controllers/clocks_controller')

router
  .get('deadlines', [Deadlines, 'index'])
  .as('deadlines.index')
  .use(only(MANAGERS, '查看截止时间'))

router
  .group(() => {
    router.get('deadlines/create', [Deadlines, 'create']).as('deadlines.create')
    router.post('deadlines', [Deadlines, 'store']).as('deadlines.store')
  })
  .use(only(KEEPERS, '设定截止时间'))

router
  .group(() => {
    router.get('clock', [Clocks, 'edit']).as('clocks.edit')
    router.post('clock', [Clocks, 'update']).as('clocks.update')
  })
  .use(only(['nation'], '拨演示时钟'))
