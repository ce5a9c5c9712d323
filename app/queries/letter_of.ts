import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import Announcement from '#models/announcement'
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

/** The message with this id, marked as read; for everybody but its account and the people of its office there is none. */
export async function openMessage(account: Account, id: number): Promise<LetterRead> {
  const [letter] = await sql<LetterRead>(
    `WITH shown AS (
       SELECT m.id, m.title, m.body, m.href, m.created_at AS at, s.name AS sender
         FROM messages m LEFT JOIN accounts s ON s.id = m.sender_id WHERE m.id = ? AND m.account_id = ANY(?)
     ), read AS (
       INSERT INTO message_reads (message_id, account_id) SELECT id, ? FROM shown ON CONFLICT DO NOTHING)
     SELECT * FROM shown`,
    [id, [account.id, account.office], account.id]
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
  if (letter) return letter
  const known = await anyAnnouncement(account, id)
  throw known?.author.office === account.office
    ? refusals.announcementWithdrawn()
    : refusals.noSuchMessage()
}

/**
 * The announcement of the own office, withdrawn or not. Refuses one of somebody else, whose readers
 * may know that it is there.
 */
export async function ownAnnouncement(account: Account, id: number): Promise<Announcement> {
  const announcement = await anyAnnouncement(account, id)
  if (announcement?.author.office === account.office) return announcement
  if (!announcement || announcement.withdrawnAt) throw refusals.noSuchMessage()
  throw refusals.notForThisLevel('撤下公告', announcement.author.name)
}

/** Withdrawn or not, with its author. */
function anyAnnouncement({ path }: Account, id: number): Promise<Announcement | null> {
  return Announcement.query()
    .where('id', id)
    .whereRaw('path @> ?::ltree', [path])
    .preload('author')
    .first()
}
