import router from '@adonisjs/core/services/router'
import { MANAGERS } from '#models/report/flow'
import { only } from '#start/kernel'
import { NUMBER } from '#start/number'

const Collection = () => import('#controllers/collection_controller')
const CollectionDownloads = () => import('#controllers/collection/downloads_controller')
const CollectionReports = () => import('#controllers/collection/reports_controller')
const Manage = () => import('#controllers/manage_controller')
const Reminders = () => import('#controllers/reminders_controller')
const ReminderDownloads = () => import('#controllers/reminders/downloads_controller')

router.get('manage', [Manage, 'show']).as('manage.show').use(only(MANAGERS, '管理'))

router
  .group(() => {
    router.get('collection', [Collection, 'show']).as('collection.show')
    router.get('collection.xlsx', [CollectionDownloads, 'show']).as('collection.downloads.show')
    router.get('collection/reports', [CollectionReports, 'index']).as('collection.reports.index')
  })
  .use(only(MANAGERS, '回收情况'))

router
  .group(() => {
    router.get('reminders', [Reminders, 'index']).as('reminders.index')
    router.post('reminders', [Reminders, 'store']).as('reminders.store')
    router.get('reminders.xlsx', [ReminderDownloads, 'show']).as('reminders.downloads.show')
    router.get('reminders/:id', [Reminders, 'show']).as('reminders.show').where('id', NUMBER)
  })
  .use(only(MANAGERS, '催报'))
