import type { HttpContext } from '@adonisjs/core/http'
import { siteAddress } from '#mails/site_address'

/** The address of the site as it is printed or mailed. */
export function siteOf({ request }: HttpContext): string {
  return siteAddress({ host: request.header('host'), protocol: request.protocol() })
}
