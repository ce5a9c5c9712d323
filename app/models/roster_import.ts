import drive from '@adonisjs/drive/services/main'
import db from '@adonisjs/lucid/services/db'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { RosterImportSchema } from '#database/schema'
import { refusals } from '#exceptions/refusals'
import type { SheetOutline } from '#imports/roster/roster_file'
import type { Actor } from '#models/journal'
import Round from '#models/round'
import type { Progress } from '#models/roster_import/applying'
import { countOutcomes } from '#models/roster_import/counted_outcomes'
import { rosterFileOf } from '#models/roster_import/roster_file_of'
import { onLocalDisk } from '#models/roster_import/on_local_disk'
import { stageRows } from '#models/roster_import/staged_rows'
import { judgeImport, storeImport } from '#models/roster_import/store_import'
import Task from '#models/task'
import { sql } from '#queries/sql'

export type ImportState = 'reading' | 'read' | 'confirming' | 'confirmed' | 'dropped'

/** A list sent to be issued (下发清单导入): looked at first, stored when it is confirmed (R1). */
export default class RosterImport extends RosterImportSchema {
  declare state: ImportState
  declare kind: 'xlsx' | 'csv'
  declare outlines: SheetOutline[]

  @belongsTo(() => Round)
  declare round: BelongsTo<typeof Round>

  @belongsTo(() => Task)
  declare task: BelongsTo<typeof Task>

  /** Reads the file and judges its rows; safe to begin again. Throws UnreadableFile. */
  async read(progress: Progress): Promise<void> {
    const round = await Round.findOrFail(this.roundId)
    await onLocalDisk(this.fileKey, async (path) => {
      const file = await rosterFileOf(path, round)
      await db.transaction(async (trx) => {
        await sql('DELETE FROM roster_import_rows WHERE import_id = ?', [this.id], trx)
        await stageRows(this.id, file.rows(), trx, progress)
        const { state } = await this.locked(trx)
        if (state === 'dropped') throw refusals.noSuchImport()
        await sql(
          'UPDATE roster_imports SET outlines = ? WHERE id = ?',
          [JSON.stringify(file.outlines), this.id],
          trx
        )
        await judgeImport(this.id, round, trx)
      })
    })
  }

  /**
   * Asks for what was shown to be stored; gives the task, the same one when pressed again.
   * @param seen fingerprint of the outcomes that the person has looked at
   */
  async confirm(seen: string, acceptRefused: boolean, { actor }: Actor): Promise<Task | null> {
    return db.transaction(async (trx) => {
      const now = await this.locked(trx)
      if (now.state === 'confirmed') return null
      const task = now.taskId ? await Task.findOrFail(now.taskId, { client: trx }) : null
      if (now.state === 'confirming' && task?.status !== 'failed') return task
      if (now.state !== 'read' && now.state !== 'confirming') throw refusals.importOver()
      if (now.fingerprint !== seen) throw refusals.rosterMoved()
      const counts = await countOutcomes(this.id, trx)
      if (counts.refused > 0 && !acceptRefused) throw refusals.rowsRefused(counts.refused)
      if (counts.added + counts.changed === 0) throw refusals.nothingToImport()

      const asked = await Task.ask('roster.confirm', actor, { importId: this.id }, trx)
      await now.merge({ state: 'confirming', taskId: asked.id }).save()
      return asked
    })
  }

  /** Stores it, all or nothing; done before, it does nothing. Throws a refusal when the roster has moved on. */
  async carryOut(by: Actor, progress: Progress): Promise<void> {
    const round = await Round.findOrFail(this.roundId)
    try {
      await db.transaction((trx) => storeImport(this, round, by, progress, trx))
    } catch (error) {
      await db.transaction((trx) => judgeImport(this.id, round, trx))
      throw error
    }
  }

  /** Nobody wants it any more: neither rows nor file are kept. */
  async drop(): Promise<void> {
    await db.transaction(async (trx) => {
      const now = await this.locked(trx)
      if (now.state === 'confirmed' || now.state === 'confirming') throw refusals.importOver()
      await now.merge({ state: 'dropped' }).save()
      await sql('DELETE FROM roster_import_rows WHERE import_id = ?', [this.id], trx)
    })
    await drive.use().delete(this.fileKey)
  }

  /** As it is now; nobody else changes it before the transaction ends. */
  locked(trx: TransactionClientContract): Promise<RosterImport> {
    return RosterImport.query({ client: trx }).where('id', this.id).forUpdate().firstOrFail()
  }
}
