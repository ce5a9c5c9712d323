import router from '@adonisjs/core/services/router'
import { MANAGERS } from '#models/report/flow'
import { only } from '#start/kernel'
import { NUMBER } from '#start/number'

const Acceptances = () => import('#controllers/reports/acceptances_controller')
const BulkDecisions = () => import('#controllers/bulk_decisions_controller')
const BulkRefusals = () => import('#controllers/bulk_decisions/refusals_controller')
const Confirmations = () => import('#controllers/bulk_decisions/confirmations_controller')
const ExplanationReads = () => import('#controllers/reports/explanation_reads_controller')
const Queue = () => import('#controllers/queue_controller')
const ReconciliationNotes = () => import('#controllers/reconciliations/notes_controller')
const ReconciliationReturns = () => import('#controllers/reconciliations/returns_controller')
const Reconciliations = () => import('#controllers/reconciliations_controller')
const Returns = () => import('#controllers/reports/returns_controller')
const Reviews = () => import('#controllers/reports/reviews_controller')

router.get('queue', [Queue, 'index']).as('queue.index').use(only(MANAGERS, '报表验收'))

router
  .group(() => {
    router.post('/', [BulkDecisions, 'store']).as('bulk_decisions.store')
    router.get(':id', [BulkDecisions, 'show']).as('bulk_decisions.show')
    router
      .post(':bulk_id/confirmations', [Confirmations, 'store'])
      .as('bulk_decisions.confirmations.store')
    router.get(':bulk_id/refusals.xlsx', [BulkRefusals, 'show']).as('bulk_decisions.refusals.show')
  })
  .prefix('bulk_decisions')
  .use(only(MANAGERS, '报表验收'))

router
  .group(() => {
    router.get('review', [Reviews, 'show']).as('reports.review.show')
    router.post('acceptances', [Acceptances, 'store']).as('reports.acceptances.store')
    router.post('returns', [Returns, 'store']).as('reports.returns.store')
    router
      .post('explanations/reads', [ExplanationReads, 'store'])
      .as('reports.explanations.reads.store')
    router
      .post('explanations/:id/reads', [ExplanationReads, 'store'])
      .as('reports.explanations.read.store')
      .where('id', NUMBER)
  })
  .prefix('reports/:report_id')
  .use(only(MANAGERS, '报表验收'))

router
  .group(() => {
    router.get('/', [Reconciliations, 'index']).as('reconciliations.index')
    router
      .group(() => {
        router.get('/', [Reconciliations, 'show']).as('reconciliations.show')
        router.post('notes', [ReconciliationNotes, 'store']).as('reconciliations.notes.store')
        router.post('returns', [ReconciliationReturns, 'store']).as('reconciliations.returns.store')
      })
      .prefix(':org')
      .where('org', /^[0-9A-Z]{9}$/)
  })
  .prefix('reconciliations')
  .use(only(MANAGERS, '同单位核对'))
