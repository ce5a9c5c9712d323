import { randomUUID } from 'node:crypto'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** The id of a form that does once what is pressed twice: as sent, when it is one, so that it stays the same form. */
export function formIdOf(sent?: unknown): string {
  return typeof sent === 'string' && UUID.test(sent) ? sent : randomUUID()
}
