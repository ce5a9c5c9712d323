import db from '@adonisjs/lucid/services/db'
import type { Level } from '#models/report/flow'
import { record, type Actor } from '#models/journal'
import { Prepared } from '#queries/prepared'
import { sql } from '#queries/sql'

/** Levels of which the nation may demand a second factor (L8). */
export const TOTP_LEVELS = ['province', 'nation'] as const

const TOTP = new Prepared<{ value: Level[] }>(
  'levels that must use TOTP',
  `SELECT value FROM site_settings WHERE name = 'totp'`
)

/** What holds for the whole site, whatever the round. */
export const siteSetting = {
  /** The levels whose managers must use TOTP. */
  async totpLevels(): Promise<Level[]> {
    const [found] = await TOTP.run([])
    return found?.value ?? []
  },

  async demandTotp(levels: readonly Level[], by: Actor): Promise<void> {
    const known = TOTP_LEVELS.filter((level) => levels.includes(level))
    await db.transaction(async (trx) => {
      await sql(
        `INSERT INTO site_settings (name, value, set_by) VALUES ('totp', ?, ?)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value, set_by = excluded.set_by, set_at = survey_now()`,
        [JSON.stringify(known), by.actor.id],
        trx
      )
      const entry = { act: 'setting.totp', subject: 'site_settings', subjectId: null }
      await record({ ...entry, path: by.actor.path, details: { levels: known } }, by, trx)
    })
  },
}
