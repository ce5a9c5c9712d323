import type { Caller } from './load.js'
import type { Respondent } from './world.js'

/** Opens the same page again and again, as a browser asks for it; `fragment`: as htmx does. */
export function reader(
  path: string,
  { cookie }: Pick<Respondent, 'cookie'>,
  fragment = false
): Caller {
  const request =
    `GET ${path} HTTP/1.1\r\nhost: site\r\ncookie: ${cookie}\r\naccept: text/html\r\n` +
    `accept-encoding: gzip, deflate\r\n${fragment ? 'hx-request: true\r\n' : ''}\r\n`
  return { request: () => request }
}
