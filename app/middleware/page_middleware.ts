import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import Round from '#models/round'

/** What every page shows: who is signed in and the running round. Pages are never kept by a cache. */
export default class PageMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const [round] = await Promise.all([Round.running(), ctx.auth.check()])
    ctx.view.share({ actor: ctx.auth.user, round })
    ctx.response.header('Cache-Control', 'no-store')
    return next()
  }
}
