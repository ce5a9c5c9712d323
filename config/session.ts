import env from '#start/env'
import { defineConfig, stores } from '@adonisjs/session'

/** The save path reads the cookie without opening the session. */
export const SESSION_COOKIE = 'survey'

export default defineConfig({
  enabled: true,
  cookieName: SESSION_COOKIE,
  clearWithBrowser: true,
  // The shorter idle time-outs of L8 are kept by the account; this is only the outer limit.
  age: '30m',
  cookie: {
    path: '/',
    httpOnly: true,
    secure: env.get('APP_URL', '').startsWith('https:'),
    sameSite: 'lax',
  },
  store: 'database',
  stores: { database: stores.database({ tableName: 'sessions' }) },
})
