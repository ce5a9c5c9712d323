import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'
import ShieldMiddleware from '@adonisjs/shield/shield_middleware'
import type { Level } from '#models/report/flow'

server.errorHandler(() => import('#exceptions/handler'))

server.use([
  () => import('#middleware/compress_middleware'),
  () => import('@adonisjs/static/static_middleware'),
  ...(app.inProduction ? [] : [() => import('@adonisjs/vite/vite_middleware')]),
])

// Its provider would build it anew for every request, with an import each time.
app.container.bindValue(ShieldMiddleware, await app.container.make(ShieldMiddleware))

/**
 * Nothing else is global on purpose: saving one answer happens a thousand times for each page, so that
 * route must not pay for what only pages need.
 */
const named = router.named({
  body: () => import('@adonisjs/core/bodyparser_middleware'),
  session: () => import('@adonisjs/session/session_middleware'),
  shield: () => import('@adonisjs/shield/shield_middleware'),
  initializeAuth: () => import('@adonisjs/auth/initialize_auth_middleware'),
  page: () => import('#middleware/page_middleware'),
  savePass: () => import('#middleware/save_pass_middleware'),
  signedIn: () => import('#middleware/signed_in_middleware'),
  level: () => import('#middleware/level_middleware'),
})

/** What every page and form passes through. */
export const web = [
  named.body(),
  named.session(),
  named.shield(),
  named.initializeAuth(),
  named.page(),
]

/** A page or form of somebody who has signed in. */
export const signedIn = named.signedIn

/**
 * A page or form for these levels only: the one test of who may come in by role (403 for the others).
 * `act` is what it is called in the refusal. Whose objects they are is settled by finding them through
 * the account.
 */
export function only(levels: readonly Level[], act: string) {
  return [...web, named.signedIn(), named.level({ levels, act })]
}

/** Saving one answer: neither session nor page, see the middleware. */
export const savePassed = named.savePass
