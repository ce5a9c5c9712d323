import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { refusals } from '#exceptions/refusals'
import { LEVEL_WORDS, MANAGERS, type Level } from '#models/report/flow'

interface Gate {
  levels: readonly Level[]
  act: string
}

/** Lets in only the levels whose business a page is; runs after the login has been checked. */
export default class LevelMiddleware {
  async handle({ auth }: HttpContext, next: NextFn, { levels, act }: Gate) {
    if (levels.includes(auth.getUserOrFail().role)) return next()
    throw refusals.notForThisLevel(act, wordsFor(levels))
  }
}

/** Those that may, from the lowest up; all managers in one word. */
function wordsFor(levels: readonly Level[]): string {
  if (MANAGERS.every((level) => levels.includes(level))) return '管理机构'
  const named = Object.keys(LEVEL_WORDS).filter((level) => levels.includes(level as Level))
  return named.map((level) => LEVEL_WORDS[level as Level]).join('、')
}
