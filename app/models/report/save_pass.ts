import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import env from '#start/env'

// A key object: with the bytes alone one signature takes six times as long.
const KEY = createSecretKey(
  createHmac('sha256', env.get('APP_KEY').release()).update('save pass').digest()
)

/**
 * What a page of the form carries so that saving needs no session to be opened: it ties session,
 * report and questionnaire version together. Unlike a cookie it is not sent by other sites, so it
 * is the protection against forged requests as well.
 */
export const savePass = {
  /** `<version id>.<signature>` for a request header. */
  issue(sessionId: string, reportId: number, versionId: number): string {
    return `${versionId}.${sign(sessionId, reportId, versionId)}`
  },

  /** The questionnaire version it was issued for; null when it was not issued for this session and report. */
  verify(pass: string | undefined, sessionId: string, reportId: number): number | null {
    const [versionId, signature = ''] = pass?.split('.') ?? []
    const expected = Buffer.from(sign(sessionId, reportId, Number(versionId)))
    const given = Buffer.from(signature)
    return given.length === expected.length && timingSafeEqual(given, expected)
      ? Number(versionId)
      : null
  },
}

function sign(sessionId: string, reportId: number, versionId: number): string {
  return createHmac('sha256', KEY)
    .update(`${sessionId}|${reportId}|${versionId}`)
    .digest('base64url')
}
