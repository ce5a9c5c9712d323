import router from '@adonisjs/core/services/router'
import { MANAGERS } from '#models/report/flow'
import { only, signedIn, web } from '#start/kernel'
import { NUMBER } from '#start/number'

const Announcements = () => import('#controllers/announcements_controller')
const AnnouncementWithdrawals = () => import('#controllers/announcements/withdrawals_controller')
const Answers = () => import('#controllers/questions/answers_controller')
const Forwards = () => import('#controllers/questions/forwards_controller')
const Help = () => import('#controllers/help_controller')
const Indicators = () => import('#controllers/help/indicators_controller')
const Messages = () => import('#controllers/messages_controller')
const Publications = () => import('#controllers/questions/publications_controller')
const Questions = () => import('#controllers/questions_controller')
const Reads = () => import('#controllers/messages/reads_controller')

/** Whoever has somebody above to ask; a respondent passes nothing on, as nothing waits at it. */
const BELOW_NATION = (['respondent', ...MANAGERS] as const).filter((level) => level !== 'nation')

router
  .group(() => {
    router.get('announcements/create', [Announcements, 'create']).as('announcements.create')
    router.post('announcements', [Announcements, 'store']).as('announcements.store')
    router
      .post('announcements/:id/withdrawals', [AnnouncementWithdrawals, 'store'])
      .as('announcements.withdrawals.store')
    router.post('questions/:id/answers', [Answers, 'store']).as('questions.answers.store')
  })
  .where('id', NUMBER)
  .use(only(MANAGERS, '发公告和答复问题'))

router.post('questions', [Questions, 'store']).as('questions.store').use(only(BELOW_NATION, '提问'))
router
  .post('questions/:id/forwards', [Forwards, 'store'])
  .as('questions.forwards.store')
  .where('id', NUMBER)
  .use(only(BELOW_NATION, '转给上级'))

router
  .post('questions/:id/publications', [Publications, 'store'])
  .as('questions.publications.store')
  .where('id', NUMBER)
  .use(only(['nation'], '公开常见问题'))

router
  .group(() => {
    router.get('messages', [Messages, 'index']).as('messages.index')
    router.post('messages/reads', [Reads, 'store']).as('messages.reads.store')
    router.get('messages/:id', [Messages, 'show']).as('messages.show')
    router.get('announcements/:id', [Announcements, 'show']).as('announcements.show')

    router.get('questions', [Questions, 'index']).as('questions.index')
    router.get('questions/:id', [Questions, 'show']).as('questions.show')

    router.get('help', [Help, 'show']).as('help.show')
    router.get('help/indicators', [Indicators, 'index']).as('help.indicators.index')
    router.get('help/indicators/:code', [Indicators, 'show']).as('help.indicators.show')
  })
  .where('id', NUMBER)
  .use([...web, signedIn()])
