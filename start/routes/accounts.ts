import router from '@adonisjs/core/services/router'
import { KEEPERS, MANAGERS } from '#models/report/flow'
import { only } from '#start/kernel'
import { NUMBER } from '#start/number'

const Accounts = () => import('#controllers/accounts_controller')
const BulkResets = () => import('#controllers/accounts/bulk_resets_controller')
const Contacts = () => import('#controllers/contacts_controller')
const Disablements = () => import('#controllers/accounts/disablements_controller')
const Enablements = () => import('#controllers/accounts/enablements_controller')
const Phones = () => import('#controllers/second_factor/phones_controller')
const Provinces = () => import('#controllers/accounts/provinces_controller')
const RecoveryCodes = () => import('#controllers/second_factor/recovery_codes_controller')
const Resets = () => import('#controllers/accounts/resets_controller')
const SecondFactors = () => import('#controllers/second_factors_controller')
const SignOuts = () => import('#controllers/accounts/sign_outs_controller')
const SlipDownloads = () => import('#controllers/slip_downloads_controller')
const Slips = () => import('#controllers/slips_controller')
const Superiors = () => import('#controllers/accounts/superiors_controller')
const TotpDemands = () => import('#controllers/accounts/totp_demands_controller')
const Unlocks = () => import('#controllers/accounts/unlocks_controller')

router
  .group(() => {
    router.get('contact', [Contacts, 'edit']).as('contact.edit')
    router.post('contact', [Contacts, 'update']).as('contact.update')
    router.get('second-factor', [SecondFactors, 'edit']).as('second_factor.edit')
    router.post('second-factor', [SecondFactors, 'store']).as('second_factor.store')
    router.get('second-factor/phone', [Phones, 'edit']).as('second_factor.phone.edit')
    router.post('second-factor/phone', [Phones, 'update']).as('second_factor.phone.update')
    router
      .post('second-factor/recovery-codes', [RecoveryCodes, 'store'])
      .as('second_factor.recovery_codes.store')
    router.post('second-factor/removals', [SecondFactors, 'destroy']).as('second_factor.destroy')
  })
  .use(only(MANAGERS, '维护管理机构的账户'))

router
  .group(() => {
    router.get('accounts', [Accounts, 'index']).as('accounts.index')
    router.get('accounts/resets/new', [BulkResets, 'create']).as('accounts.bulk_resets.create')
    router.post('accounts/resets', [BulkResets, 'store']).as('accounts.bulk_resets.store')
  })
  .use(only(MANAGERS, '账户管理'))

router
  .group(() => {
    router.get('accounts/new', [Accounts, 'create']).as('accounts.create')
    router.post('accounts', [Accounts, 'store']).as('accounts.store')
    router.post('slips', [Slips, 'store']).as('slips.store')
  })
  .use(only(KEEPERS, '新建账户和批量做密码条'))

router
  .group(() => {
    router.post('accounts/provinces', [Provinces, 'store']).as('accounts.provinces.store')
    router.post('accounts/totp-demands', [TotpDemands, 'store']).as('accounts.totp_demands.store')
  })
  .use(only(['nation'], '省级账户和动态码的要求'))

router
  .group(() => {
    router.get('', [Accounts, 'show']).as('accounts.show')
    router.post('disablements', [Disablements, 'store']).as('accounts.disablements.store')
    router.post('enablements', [Enablements, 'store']).as('accounts.enablements.store')
    router.post('resets', [Resets, 'store']).as('accounts.resets.store')
    router.post('sign-outs', [SignOuts, 'store']).as('accounts.sign_outs.store')
    router.post('unlocks', [Unlocks, 'store']).as('accounts.unlocks.store')
  })
  .prefix('accounts/:id')
  .where('id', NUMBER)
  .use(only(MANAGERS, '账户管理'))

router
  .post('accounts/:id/superiors', [Superiors, 'store'])
  .as('accounts.superiors.store')
  .where('id', NUMBER)
  .use(only(KEEPERS, '改上级'))

router
  .group(() => {
    router.get('', [Slips, 'show']).as('slips.show')
    router.post('downloads', [SlipDownloads, 'store']).as('slips.downloads.store')
  })
  .prefix('slips/:id')
  .where('id', router.matchers.uuid())
  .use(only(MANAGERS, '账户管理'))
