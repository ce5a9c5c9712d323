import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import Message from '#models/message'
import type Question from '#models/question'
import { sql } from '#queries/sql'

/** Bindings: to, from, question, from. */
const PASS_ON = `
  WITH passed AS (
    UPDATE questions SET addressee_id = ? WHERE addressee_id = ? AND id = ? AND answer IS NULL RETURNING id)
  INSERT INTO question_forwards (question_id, from_id) SELECT id, ? FROM passed
  ON CONFLICT (question_id, from_id) DO UPDATE SET forwarded_at = excluded.forwarded_at RETURNING question_id`

/** Lets an open question wait at another manager, who is told; `from` still reads it. False when it does not wait there any more. */
export async function passQuestionOn(
  { id, text }: Question,
  { from, to, title }: { from: Account; to: { id: number }; title: string },
  trx: TransactionClientContract
): Promise<boolean> {
  const passed = await sql(PASS_ON, [to.id, from.id, id, from.id], trx)
  if (passed.length === 0) return false
  const letter = { kind: 'question' as const, title, body: text, href: `/questions/${id}` }
  await Message.send([{ to: to.id, ...letter }], from.id, trx)
  return true
}
