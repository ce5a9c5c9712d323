import db from '@adonisjs/lucid/services/db'
import { addProject, type Addition } from '#models/addition_request/add_project'
import { record, type Actor } from '#models/journal'
import type Round from '#models/round'

/** The nation adds a project of its own accord (R5). */
export async function addDirectly(round: Round, addition: Addition, by: Actor): Promise<void> {
  await db.transaction(async (trx) => {
    await addProject(round, addition, by, trx)
    const { path } = by.actor
    const details = { number: addition.number }
    await record(
      { act: 'roster.add', subject: 'rounds', subjectId: round.id, path, details },
      by,
      trx
    )
  })
}
