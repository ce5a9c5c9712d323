import router from '@adonisjs/core/services/router'
import { signedIn, web } from '#start/kernel'

const Covers = () => import('#controllers/reports/covers_controller')
const Prints = () => import('#controllers/reports/prints_controller')
const Submissions = () => import('#controllers/reports/submissions_controller')
const Withdrawals = () => import('#controllers/reports/withdrawals_controller')

router
  .group(() => {
    router.get('submission', [Submissions, 'show']).as('reports.submission.show')
    router.post('submissions', [Submissions, 'store']).as('reports.submissions.store')
    router.post('withdrawals', [Withdrawals, 'store']).as('reports.withdrawals.store')

    router.get('cover.pdf', [Covers, 'show']).as('reports.covers.show')
    router.post('covers', [Covers, 'store']).as('reports.covers.store')
    router.get('report.pdf', [Prints, 'show']).as('reports.prints.show')
  })
  .prefix('reports/:report_id')
  .use([...web, signedIn()])
