import env from '#start/env'
import { defineConfig } from '@adonisjs/core/http'

export const http = defineConfig({
  generateRequestId: false,
  allowMethodSpoofing: false,
  useAsyncLocalStorage: false,
  trustProxy: () => env.get('TRUST_PROXY', false),
  redirect: { forwardQueryString: false },
  cookie: {
    path: '/',
    httpOnly: true,
    secure: env.get('APP_URL', '').startsWith('https:'),
    sameSite: 'lax',
  },
})
