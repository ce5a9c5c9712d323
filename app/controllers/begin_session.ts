import type { HttpContext } from '@adonisjs/core/http'
import { endSession } from '#controllers/end_session'
import type Account from '#models/account'
import { AccountSessions } from '#models/account/account_sessions'

const CHANGED = '密码刚才换过，没有登录。请用新密码登录；不是您换的，请联系上级管理机构。'

/**
 * Opens a new session for somebody who has proved who they are, and leads to `path`. Its row names
 * the account only when the own password was given: with the initial one it opens nothing else than
 * choosing another (L1). A password that was changed since it was proved leads to the login (L4).
 */
export async function beginSession(ctx: HttpContext, account: Account, path: string) {
  const { auth, response, session } = ctx
  session.clear()
  await auth.use('web').login(account)
  const isIn = account.password === null || (await begin(ctx, account.id, account.password))
  return response
    .redirect()
    .status(303)
    .toPath(isIn ? path : '/login')
}

async function begin(ctx: HttpContext, id: number, password: string): Promise<boolean> {
  const { session } = ctx
  const isBegun = await new AccountSessions(id).begin(session.sessionId, password)
  if (isBegun) {
    session.put('seenAt', Date.now())
  } else {
    await endSession(ctx)
    session.flash('notice', CHANGED)
  }
  return isBegun
}
