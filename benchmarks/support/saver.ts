import type { Caller } from './load.js'
import type { Respondent } from './world.js'

/** Types another number into the next field of their report, again and again. `path` may lead elsewhere. */
export function saver(respondent: Respondent, path = '/reports'): Caller {
  const { reportId, cookie, pass, csrf, fields } = respondent
  const headers =
    `host: site\r\ncookie: ${cookie}\r\nx-save-pass: ${pass}\r\nx-csrf-token: ${csrf}\r\n` +
    `accept: application/json\r\ncontent-type: application/json\r\n`
  let count = 0
  return {
    request() {
      const { code, version } = fields[count++ % fields.length]
      const body = JSON.stringify({ raw: String(count % 1000), expected: version })
      return (
        `PUT ${path}/${reportId}/answers/${code} HTTP/1.1\r\n${headers}` +
        `content-length: ${body.length}\r\n\r\n${body}`
      )
    },
    answered(status, body) {
      const field = fields[(count - 1) % fields.length]
      if (status === 200) field.version = JSON.parse(body).version ?? field.version
    },
  }
}
