import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { refusals } from '#exceptions/refusals'
import { levelWords, type Level } from '#models/report/flow'

interface Gate {
  levels: readonly Level[]
  act: string
}

/** Lets in only the levels whose business a page is; runs after the login has been checked. */
export default class LevelMiddleware {
  async handle({ auth }: HttpContext, next: NextFn, { levels, act }: Gate) {
    if (levels.includes(auth.getUserOrFail().role)) return next()
    throw refusals.notForThisLevel(act, levelWords(levels))
  }
}
