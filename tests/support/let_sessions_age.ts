import db from '@adonisjs/lucid/services/db'

/** Lets time pass for sessions only. */
export async function letSessionsAge(minutes: number) {
  const milliseconds = minutes * 60_000
  for (const { id, data, expires_at: expiresAt } of await db.from('sessions').select('*')) {
    const older = data.replace(
      /"seenAt":(\d+)/,
      (_: string, at: string) => `"seenAt":${Number(at) - milliseconds}`
    )
    const sooner = new Date(expiresAt.getTime() - milliseconds)
    await db.from('sessions').where({ id }).update({ data: older, expires_at: sooner })
  }
}
