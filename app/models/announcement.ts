import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { AnnouncementSchema } from '#database/schema'
import Account from '#models/account'
import { record, type Actor } from '#models/journal'
import { sql } from '#queries/sql'

/** Something a manager tells everybody below (M1). */
export default class Announcement extends AnnouncementSchema {
  @belongsTo(() => Account, { foreignKey: 'authorId' })
  declare author: BelongsTo<typeof Account>

  /** `form`: id that the form carries; pressing twice publishes once and gives the same one. */
  static async publish(
    { form = randomUUID(), title, body }: { form?: string; title: string; body: string },
    by: Actor
  ): Promise<Announcement> {
    const { id, path } = by.actor
    return db.transaction(async (trx) => {
      const [made] = await sql<{ id: number }>(
        `INSERT INTO announcements (author_id, path, title, body, form_id) VALUES (?, ?::ltree, ?, ?, ?)
         ON CONFLICT (author_id, form_id) DO NOTHING RETURNING id`,
        [id, path, title, body, form],
        trx
      )
      const act = { act: 'announcement.publish', subject: 'announcements', path }
      if (made) await record({ ...act, subjectId: made.id }, by, trx)
      return Announcement.query({ client: trx })
        .where({ author_id: id, form_id: form })
        .firstOrFail()
    })
  }

  /** Nobody sees it any more; false for a second press, which changes nothing. */
  async withdraw(by: Actor): Promise<boolean> {
    return db.transaction(async (trx) => {
      const { rowCount } = await trx.rawQuery<{ rowCount: number }>(
        `UPDATE announcements SET withdrawn_at = survey_now(), withdrawn_by = ?
          WHERE id = ? AND withdrawn_at IS NULL`,
        [by.actor.id, this.id]
      )
      if (rowCount === 0) return false
      const { id, path } = this
      await record(
        { act: 'announcement.withdraw', subject: 'announcements', subjectId: id, path },
        by,
        trx
      )
      return true
    })
  }
}
