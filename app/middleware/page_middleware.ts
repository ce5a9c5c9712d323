import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import Round from '#models/round'

declare module '@adonisjs/core/http' {
  interface HttpContext {
    /** The round in which reports are filed now, as this request began; null before the first one. */
    round: Round | null
  }
}

/** What every page shows: who is signed in and the running round. Pages are never kept by a cache. */
export default class PageMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const [round] = await Promise.all([Round.running(), ctx.auth.check()])
    ctx.round = round
    ctx.view.share({ actor: ctx.auth.user, round })
    ctx.response.header('Cache-Control', 'no-store')
    return next()
  }
}
