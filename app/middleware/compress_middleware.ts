import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import compression from 'compression'

const compress = compression({ threshold: 512 })

/** Slow lines are the normal case: pages, styles and scripts go out compressed even without a proxy in front. */
export default class CompressMiddleware {
  async handle({ request, response }: HttpContext, next: NextFn) {
    // Receipts of single answers are shorter than what is worth it, and each microsecond of theirs counts.
    if (request.method() === 'PUT') return next()
    await new Promise<void>((resolve) =>
      compress(request.request as never, response.response as never, () => resolve())
    )
    return next()
  }
}
