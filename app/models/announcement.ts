import db from '@adonisjs/lucid/services/db'
import { AnnouncementSchema } from '#database/schema'
import { record, type Actor } from '#models/journal'

/** Something a manager tells everybody below (M1). */
export default class Announcement extends AnnouncementSchema {
  static async publish(text: { title: string; body: string }, by: Actor): Promise<Announcement> {
    const { id, path } = by.actor
    return db.transaction(async (trx) => {
      const made = await Announcement.create({ ...text, authorId: id, path }, { client: trx })
      await record(
        { act: 'announcement.publish', subject: 'announcements', subjectId: made.id, path },
        by,
        trx
      )
      return made
    })
  }

  /** Nobody sees it any more; a second press changes nothing. */
  async withdraw(by: Actor): Promise<void> {
    await db.transaction(async (trx) => {
      const { rowCount } = await trx.rawQuery<{ rowCount: number }>(
        `UPDATE announcements SET withdrawn_at = survey_now(), withdrawn_by = ?
          WHERE id = ? AND withdrawn_at IS NULL`,
        [by.actor.id, this.id]
      )
      if (rowCount === 0) return
      const { id, path } = this
      await record(
        { act: 'announcement.withdraw', subject: 'announcements', subjectId: id, path },
        by,
        trx
      )
    })
  }
}
