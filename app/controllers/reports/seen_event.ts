import type { HttpContext } from '@adonisjs/core/http'
import { isId } from '#validators/is_id'

/** The latest event that the page showed; what is no such thing is not looked at. */
export function seenEvent({ request }: HttpContext): number | undefined {
  const seen: unknown = request.input('seen')
  return typeof seen === 'string' && isId(seen) ? Number(seen) : undefined
}
