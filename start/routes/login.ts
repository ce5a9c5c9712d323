import router from '@adonisjs/core/services/router'
import { signedIn, web } from '#start/kernel'

const FirstLogins = () => import('#controllers/first_logins_controller')
const PasswordLinks = () => import('#controllers/password_links_controller')
const LoginCodes = () => import('#controllers/login_codes_controller')
const Passwords = () => import('#controllers/passwords_controller')
const Sessions = () => import('#controllers/sessions_controller')

router
  .group(() => {
    router.get('login', [Sessions, 'create']).as('sessions.create')
    router.post('login', [Sessions, 'store']).as('sessions.store')
    router.get('login/code', [LoginCodes, 'create']).as('login_code.create')
    router.post('login/code', [LoginCodes, 'store']).as('login_code.store')
    router.post('logout', [Sessions, 'destroy']).as('sessions.destroy')

    router.get('first-login', [FirstLogins, 'create']).as('first_login.create')
    router.post('first-login', [FirstLogins, 'store']).as('first_login.store')

    router.get('password-links/create', [PasswordLinks, 'create']).as('password_links.create')
    router.post('password-links/create', [PasswordLinks, 'store']).as('password_links.store')
    router
      .group(() => {
        router.get('password-links/:token', [PasswordLinks, 'show']).as('password_links.show')
        router.post('password-links/:token', [PasswordLinks, 'update']).as('password_links.update')
      })
      .where('token', /^[\w-]{43}$/)
  })
  .use(web)

router
  .group(() => {
    router.get('password', [Passwords, 'edit']).as('passwords.edit')
    router.post('password', [Passwords, 'update']).as('passwords.update')
  })
  .use([...web, signedIn()])
