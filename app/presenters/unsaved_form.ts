import type { HttpContext } from '@adonisjs/core/http'
import { fingerprint, readStamp } from '#models/report/stamp'

/** A section that was sent when the session was over: all that was changed in it, to be sent again (F3, F9). */
export interface UnsavedForm {
  path: string
  isSignedIn: boolean
  fields: { name: string; value: string }[]
  /** What the person has typed, to be seen. */
  texts: { code: string; text: string }[]
}

/** Null for other forms, and for one that another site has sent. */
export function unsavedForm({ request, route, session }: HttpContext): UnsavedForm | null {
  if (route?.name !== 'reports.sections.update' || !isFromHere(request)) return null
  const posted = request.body()
  const names = Object.keys(posted).filter((name) => isTouched(posted, name))
  const sent = names.flatMap((name) => [name, `stamp/${name}`, `asked/${name}`])

  return {
    path: request.url(),
    isSignedIn: session.has('auth_web'),
    fields: [...sent, 'act'].flatMap((name) =>
      valuesOf(posted[name]).map((value) => ({ name, value }))
    ),
    texts: names.map((name) => ({
      code: name.split('/').at(-1)!,
      text: valuesOf(posted[name]).filter(Boolean).join('、'),
    })),
  }
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
