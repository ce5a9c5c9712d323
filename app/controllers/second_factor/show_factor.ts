import type { HttpContext } from '@adonisjs/core/http'
import { totpSecret } from '#models/account/totp_secret'
import { siteSetting } from '#models/site_setting'
import { secondFactorPage } from '#presenters/second_factor_page'

/** What the pages of the own second factor show; a proposed secret is carried until it is confirmed. */
export async function factorPage({ auth, request, session }: HttpContext) {
  const actor = auth.getUserOrFail()
  const demanded = await siteSetting.totpLevels()
  const carried = session.get('totp', null)
  if (carried === null || carried === actor.totpSecret) session.put('totp', totpSecret.propose())
  return secondFactorPage(actor, {
    proposed: totpSecret.shown(session.get('totp'), actor.userName),
    isDemanded: demanded.includes(actor.role),
    form: request.input('form'),
  })
}
