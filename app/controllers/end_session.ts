import type { HttpContext } from '@adonisjs/core/http'

/** Leaves nothing of the session behind; what is flashed afterwards goes into a new one. */
export async function endSession({ auth, session }: HttpContext) {
  await auth.use('web').logout()
  session.clear()
  session.regenerate()
}
