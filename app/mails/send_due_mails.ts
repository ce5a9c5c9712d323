import db from '@adonisjs/lucid/services/db'
import mail from '@adonisjs/mail/services/main'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { PlainMail } from '#mails/plain_mail'
import { sql } from '#queries/sql'

interface Due {
  id: number
  recipient: string
  subject: string
  body: string
  messageId: string
  attempts: number
}

/** Tried so often, with growing pauses, before it is given up: more than a day. */
const MOST_ATTEMPTS = 12

type Outcome = 'none' | 'sent' | 'refused' | 'unreachable'

/**
 * Sends the mails that are due, one by one, each held by one sender only; gives how many were sent.
 * A server that can't be reached ends it: nothing is lost, the next call tries again.
 */
export async function sendDueMails(): Promise<number> {
  for (let sent = 0; ;) {
    const outcome = await db.transaction(sendNext)
    if (outcome === 'sent') sent += 1
    if (outcome === 'none' || outcome === 'unreachable') return sent
  }
}

async function sendNext(trx: TransactionClientContract): Promise<Outcome> {
  const [due] = await sql<Due>(
    `SELECT id, recipient, subject, body, message_id AS "messageId", attempts FROM outgoing_mails
      WHERE sent_at IS NULL AND given_up_at IS NULL AND next_try_at <= clock_timestamp()
      ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [],
    trx
  )
  if (!due) return 'none'
  try {
    await mail.send(new PlainMail({ ...due, to: due.recipient }))
  } catch (error) {
    return putOff(due, error as Failure, trx)
  }
  await sql(
    'UPDATE outgoing_mails SET sent_at = survey_now(), attempts = attempts + 1 WHERE id = ?',
    [due.id],
    trx
  )
  return 'sent'
}

type Failure = Error & { responseCode?: number; cause?: Failure }

/** The server said no to this mail: for good, or for now. Without its word it was not reached. */
async function putOff(
  { id, attempts }: Due,
  error: Failure,
  trx: TransactionClientContract
): Promise<Outcome> {
  const code = error.responseCode ?? error.cause?.responseCode
  const isForGood = code !== undefined && (code >= 500 || attempts + 1 >= MOST_ATTEMPTS)
  const minutes = Math.min(240, 2 ** Math.min(attempts, 8))
  await sql(
    `UPDATE outgoing_mails SET attempts = attempts + 1, error = ?,
        next_try_at = clock_timestamp() + ? * interval '1 minute',
        given_up_at = CASE WHEN ? THEN survey_now() END WHERE id = ?`,
    [(error.cause ?? error).message.slice(0, 500), minutes, isForGood, id],
    trx
  )
  return code === undefined ? 'unreachable' : 'refused'
}
