import router from '@adonisjs/core/services/router'
import { only, signedIn, web } from '#start/kernel'
import { NUMBER } from '#start/number'

const Audits = () => import('#controllers/reports/audits_controller')
const Evidence = () => import('#controllers/reports/evidence_controller')
const EvidenceRemovals = () => import('#controllers/reports/evidence_removals_controller')
const Explanations = () => import('#controllers/reports/explanations_controller')
const FindingDownloads = () => import('#controllers/reports/finding_downloads_controller')
const Fixes = () => import('#controllers/reports/fixes_controller')
const ManualAnswers = () => import('#controllers/reports/manual_answers_controller')

const RULE = /^[A-Z]\d{3}$/
router
  .group(() => {
    router.get('audit', [Audits, 'show']).as('reports.audit.show')
    router.post('audits', [Audits, 'store']).as('reports.audits.store')
    router.post('fixes', [Fixes, 'store']).as('reports.fixes.store')
    router.get('findings.xlsx', [FindingDownloads, 'show']).as('reports.findings.show')

    router.post('explanations/:rule', [Explanations, 'store']).as('reports.explanations.store')
    router.post('explanations/:rule/evidence', [Evidence, 'store']).as('reports.evidence.store')
  })
  .prefix('reports/:report_id')
  .where('rule', RULE)
  .use([...web, signedIn()])

router
  .group(() => {
    router.get('evidence/:id', [Evidence, 'show']).as('reports.evidence.show')
    router.get('evidence/:id/thumbnail', [Evidence, 'thumbnail']).as('reports.evidence.thumbnail')
    router
      .post('evidence/:id/removals', [EvidenceRemovals, 'store'])
      .as('reports.evidence.removals.store')
  })
  .prefix('reports/:report_id')
  .where('id', router.matchers.uuid())
  .use([...web, signedIn()])

router
  .post('reports/:report_id/manual_checks/:id/answers', [ManualAnswers, 'store'])
  .as('reports.manual_checks.answers.store')
  .where('id', NUMBER)
  .use(only(['respondent'], '答复人工检查'))
