import type { HttpContext } from '@adonisjs/core/http'

interface Words {
  sentence: string
  /** Where one sees whether it was done. */
  href: string
  action: string
}

const NEW_PASSWORD: Words = {
  sentence:
    '这个页面放得太久，或者刚才按了两次。按了两次的，新密码可能已经设好，请用新密码登录；登录不了，说明没有设成，请再设一次。',
  href: '/login',
  action: '去登录',
}

const SIGNED_IN: Words = {
  sentence:
    '这个页面放得太久，或者刚才按了两次。按了两次的，可能已经登录，请去首页看；没有登录的，会请您再登录一次。',
  href: '/',
  action: '去首页',
}

/** Forms that end the session they were sent in: their second press always comes with an old token. */
const FORMS: Record<string, Words> = {
  'first_login.store': NEW_PASSWORD,
  'passwords.update': NEW_PASSWORD,
  'password_links.update': NEW_PASSWORD,
  'sessions.store': SIGNED_IN,
  'login_code.store': SIGNED_IN,
}

/**
 * The answer to such a form whose token is old: to what the first press has said when its answer
 * has come, else a page that says it may have been done and where one sees it. False for other forms.
 */
export async function pressedTwice(ctx: HttpContext): Promise<boolean> {
  const { response, route, session, view } = ctx
  const words = FORMS[route?.name ?? '']
  if (!words) return false
  const isSignedIn = session.has('auth_web')
  if (session.flashMessages.has('notice')) {
    session.reflash()
    response
      .redirect()
      .status(303)
      .toPath(isSignedIn ? '/password' : '/login')
  } else if (isSignedIn && words === SIGNED_IN) response.redirect().status(303).toPath('/')
  else response.send(await view.render('pages/errors/pressed_twice', words))
  return true
}
