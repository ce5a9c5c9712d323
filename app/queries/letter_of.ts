import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import { sql } from '#queries/sql'

/** A message or announcement as it is read. */
export interface LetterRead {
  id: number
  title: string
  body: string
  sender: string | null
  at: string
  href: string | null
}

/** The message with this id, marked as read; for everybody but its account there is none. */
export async function openMessage(account: Account, id: number): Promise<LetterRead> {
  const [letter] = await sql<LetterRead>(
    `WITH read AS (
       UPDATE messages SET read_at = coalesce(read_at, survey_now()) WHERE id = ? AND account_id = ? RETURNING *)
     SELECT read.id, read.title, read.body, read.href, read.created_at AS at, s.name AS sender
       FROM read LEFT JOIN accounts s ON s.id = read.sender_id`,
    [id, account.id]
  )
  if (!letter) throw refusals.noSuchMessage()
  return letter
}

/** The announcement with this id, marked as read; none for those who are not below its author. */
export async function openAnnouncement(
  account: Account,
  id: number
): Promise<LetterRead & { isOwn: boolean }> {
  const [letter] = await sql<LetterRead & { isOwn: boolean }>(
    `WITH shown AS (
       SELECT a.id, a.title, a.body, NULL AS href, a.created_at AS at, s.name AS sender,
              coalesce(s.office_id, s.id) = ? AS "isOwn"
         FROM announcements a JOIN accounts s ON s.id = a.author_id
        WHERE a.id = ? AND a.withdrawn_at IS NULL AND a.path @> ?::ltree
     ), read AS (
       INSERT INTO announcement_reads (announcement_id, account_id) SELECT id, ? FROM shown ON CONFLICT DO NOTHING)
     SELECT * FROM shown`,
    [account.office, id, account.path, account.id]
  )
  if (!letter) throw refusals.noSuchMessage()
  return letter
}
