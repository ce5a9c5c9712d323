import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#models/journal'
import Message from '#models/message'
import type Round from '#models/round'

/** A province that asked for one of these projects is told that it is there (R5). */
const MEET = `
  WITH met AS (
    UPDATE addition_requests q SET state = 'added', decided_by = :actor, decided_at = survey_now()
      FROM roster_import_rows s
     WHERE s.import_id = :import AND s.outcome = 'added' AND q.round_id = :round
       AND q.number = s.number AND q.state = 'waiting'
    RETURNING q.id, q.number, q.asked_by
  )
  SELECT id, number, asked_by AS "askedBy" FROM met ORDER BY id`

export async function meetRequests(
  importId: number,
  round: Round,
  { actor }: Actor,
  trx: TransactionClientContract
) {
  const { rows } = await trx.rawQuery<{ rows: { id: number; number: string; askedBy: number }[] }>(
    MEET,
    { import: importId, round: round.id, actor: actor.id }
  )
  const letters = rows.map(({ id, number, askedBy }) => ({
    to: askedBy,
    kind: 'addition' as const,
    title: `增报的项目 ${number} 已加进下发清单`,
    href: `/roster/additions/${id}`,
  }))
  if (letters.length > 0) await Message.send(letters, actor.id, trx)
}
