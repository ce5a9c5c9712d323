import type { HttpContext } from '@adonisjs/core/http'
import { fingerprint, readStamp } from '#models/report/stamp'

/** A form that was sent when the session was over: what was typed in it, to be sent again (F3, F9, L8). */
export interface UnsavedForm {
  path: string
  isSignedIn: boolean
  fields: { name: string; value: string }[]
  /** What the person has typed, to be seen; a code where the form is a section of a report. */
  texts: { code: string; text: string }[]
}

/** Secrets are never written into a page, and a token belongs to its session. */
const NEVER_AGAIN = /password|^_csrf$|^_method$/i
/** Forms in which nothing is typed but secrets: codes too, which elsewhere are those of indicators and regions. */
const SECRET = /^(sessions|first_login|passwords|password_links|login_code|second_factor)\./
const LONGEST_SHOWN = 2000

/** Null for what holds nothing typed or nothing but secrets, and for a form that another site has sent. */
export function unsavedForm({ request, route, session }: HttpContext): UnsavedForm | null {
  const name = route?.name ?? ''
  if (request.method() !== 'POST' || SECRET.test(name) || !isFromHere(request)) return null
  const posted = request.body()
  const sent = name === 'reports.sections.update' ? ofSection(posted) : ofForm(posted)
  return sent && { path: request.url(true), isSignedIn: session.has('auth_web'), ...sent }
}

/** All that was changed in a section. */
function ofSection(posted: Record<string, unknown>): Pick<UnsavedForm, 'fields' | 'texts'> {
  const names = Object.keys(posted).filter((name) => isTouched(posted, name))
  const sent = names.flatMap((name) => [name, `stamp/${name}`, `asked/${name}`])
  return {
    fields: [...sent, 'act'].flatMap((name) =>
      valuesOf(posted[name]).map((value) => ({ name, value }))
    ),
    texts: names.map((name) => ({
      code: name.split('/').at(-1)!,
      text: valuesOf(posted[name]).filter(Boolean).join('、'),
    })),
  }
}

/** Every text of a plain form; null where it is only a button. */
function ofForm(posted: Record<string, unknown>): Pick<UnsavedForm, 'fields' | 'texts'> | null {
  const fields = flat(posted).filter(({ name }) => !NEVER_AGAIN.test(name))
  if (fields.length === 0) return null
  const typed = fields.filter(({ value }) => /\P{ASCII}|\s|@/u.test(value))
  return {
    fields,
    texts: typed.map(({ value }) => ({ code: '', text: value.slice(0, LONGEST_SHOWN) })),
  }
}

/** marks[0][code] of {marks: [{code}]}, as a browser names it. */
function flat(value: unknown, name = ''): { name: string; value: string }[] {
  if (typeof value === 'string') return [{ name, value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => {
    return flat(one, name === '' ? key : `${name}[${key}]`)
  })
}

function isFromHere(request: HttpContext['request']): boolean {
  const origin = request.header('origin', '')!
  return URL.canParse(origin) && new URL(origin).host === request.host()
}

function isTouched(posted: Record<string, unknown>, name: string): boolean {
  const stamp = posted[`stamp/${name}`]
  if (typeof stamp !== 'string') return false
  const raw = valuesOf(posted[name])
  const text = Array.isArray(posted[name]) ? raw.filter(Boolean).join(',') : raw[0]
  return fingerprint(text) !== readStamp(stamp).print
}

const valuesOf = (value: unknown): string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string')
