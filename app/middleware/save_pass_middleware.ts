import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { SESSION_COOKIE } from '#config/session'
import { refusals } from '#exceptions/refusals'
import { savePass } from '#models/report/save_pass'

type Saving = HttpContext['saving']

const MOST = 20_000
const LONGEST = 800
const checked = new Map<string, Saving>()

/**
 * Opens the save path: a signed session cookie and a pass issued for it. A signature that was right
 * once stays right, so each pass is worked out once. Whether the session is still alive is never
 * remembered: the statement that saves looks.
 */
export default class SavePassMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const { params, request } = ctx
    const key = `${params.report_id}\n${request.header('x-save-pass')}\n${request.header('cookie')}`
    ctx.saving = checked.get(key) ?? remember(key, check(ctx))
    return next()
  }
}

function check({ params, request }: HttpContext): Saving {
  const sessionId = request.cookie(SESSION_COOKIE)
  if (!sessionId) throw refusals.signedOut()
  const pass = request.header('x-save-pass')
  const versionId = savePass.verify(pass, sessionId, Number(params.report_id))
  if (versionId === null) throw refusals.signedOut()
  return { sessionId, versionId }
}

// Bounded, so that variants of one good cookie can't fill the memory.
function remember(key: string, saving: Saving): Saving {
  if (checked.size >= MOST) checked.delete(checked.keys().next().value!)
  if (key.length <= LONGEST) checked.set(key, saving)
  return saving
}

declare module '@adonisjs/core/http' {
  interface HttpContext {
    saving: { sessionId: string; versionId: number }
  }
}
