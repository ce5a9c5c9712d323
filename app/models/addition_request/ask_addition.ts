import { randomUUID } from 'node:crypto'
import drive from '@adonisjs/drive/services/main'
import db from '@adonisjs/lucid/services/db'
import type { AcceptedUpload } from '#documents/thumbnail'
import FormRefusal from '#exceptions/form_refusal'
import AdditionRequest from '#models/addition_request'
import type { Addition } from '#models/addition_request/add_project'
import { askedAlready } from '#models/addition_request/checked_project'
import { record, type Actor } from '#models/journal'
import type Round from '#models/round'

export interface Asked extends Addition {
  reason: string
  paper: AcceptedUpload
}

/** Keeps what a province asks for: the paper first, the row only when it is stored (R5). Refuses a second request at the same time. */
export async function askAddition(
  round: Round,
  { number, title, facts, reason, paper }: Asked,
  by: Actor
): Promise<AdditionRequest> {
  const paperKey = `additions/${randomUUID()}`
  await drive.use().put(paperKey, paper.bytes, { contentType: paper.mediaType })
  try {
    return await db.transaction(async (client) => {
      const request = await AdditionRequest.create(
        {
          ...{ roundId: round.id, askedBy: by.actor.id, number, title, reason, facts },
          ...{ paperKey, paperName: paper.name, paperMediaType: paper.mediaType },
        },
        { client }
      )
      const subject = { subject: 'addition_requests', subjectId: request.id, path: by.actor.path }
      await record({ act: 'addition.ask', ...subject, details: { number } }, by, client)
      return request
    })
  } catch (error) {
    await drive.use().delete(paperKey)
    throw isSecond(error) ? new FormRefusal([askedAlready(number)]) : error
  }
}

/** Of two that come at once the database keeps one. */
function isSecond(error: unknown): boolean {
  return (error as { constraint?: string }).constraint === 'addition_requests_waiting'
}
