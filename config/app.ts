import type { IncomingMessage, ServerResponse } from 'node:http'
import env from '#start/env'
import { defineConfig } from '@adonisjs/core/http'

export const http = defineConfig({
  generateRequestId: false,
  allowMethodSpoofing: false,
  useAsyncLocalStorage: false,
  trustProxy: () => env.get('TRUST_PROXY', false),
  onBadUrl: asNowhere,
  redirect: { forwardQueryString: false },
  cookie: {
    path: '/',
    httpOnly: true,
    secure: env.get('APP_URL', '').startsWith('https:'),
    sameSite: 'lax',
  },
})

/** Has no route. */
const NOWHERE = '/nowhere'

/** An address that can't even be read (%ZZ) is answered with the page of one that is not there. */
async function asNowhere(request: IncomingMessage, response: ServerResponse) {
  const { default: server } = await import('@adonisjs/core/services/server')
  request.url = NOWHERE
  await server.handle(request, response)
}
