import Refusal from '#exceptions/refusal'
import { UnreadableFile } from '#imports/unreadable_file'
import { CarriedTask } from '#jobs/carried_task'
import RosterImport from '#models/roster_import'
import type Task from '#models/task'

/** Reads a list that was sent (R1). */
export default class RosterReadJob extends CarriedTask {
  static options = { name: 'roster.read' }

  async work(task: Task) {
    const list = await RosterImport.findOrFail(Number(task.input.importId))
    const href = `/roster/imports/${list.id}`
    if (list.state !== 'reading') return { href }
    try {
      await list.read((rows) => task.reach(rows, 0))
    } catch (error) {
      if (error instanceof UnreadableFile) throw new Refusal('unreadableList', error.message, 422)
      throw error
    }
    return { href }
  }
}
