import type { HttpContext } from '@adonisjs/core/http'
import { address } from '#models/account/address'
import type { Actor } from '#models/journal'

/** Who acts in this request, and from where. */
export function actedBy({ auth, request }: HttpContext): Actor {
  return { actor: auth.getUserOrFail(), address: address(request.ip()) }
}
