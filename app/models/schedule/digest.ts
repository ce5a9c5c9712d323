import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Message, { type Letter } from '#models/message'
import OutgoingMail, { type NewMail } from '#models/outgoing_mail'
import type { Day } from '#models/report/deadline'
import { digestLetter, type Told } from '#models/schedule/digest_letter'
import { officesAbove, type Office } from '#queries/offices_above'
import { sql } from '#queries/sql'

export interface Digest {
  kind: string
  told: readonly Told[]
  /** First words of the letter; `days` from the earliest on. */
  heading: (days: Day[]) => string
  /** Page of the manager that shows them. */
  href: string
  /** What a manager is told of once: the day of the digest, or the deadline. */
  keyOf: (one: Told) => string
}

interface OwnLetter {
  office: Office
  letter: Letter
}

/**
 * Writes each manager above the reports one letter with counts, in the system and by mail to each of
 * its people; gives how many managers.
 */
export async function digest(wish: Digest, trx: TransactionClientContract): Promise<number> {
  const paths = [...new Set(wish.told.map(({ path }) => path))]
  const offices = await officesAbove(paths, trx)
  const letters = await freshLetters(wish, offices, trx)
  await Message.send(
    letters.map(({ letter }) => letter),
    null,
    trx
  )
  await OutgoingMail.post(letters.flatMap(mailsOf), trx)
  return letters.length
}

/** What each has not been told yet. */
async function freshLetters(
  { kind, told, heading, href, keyOf }: Digest,
  offices: readonly Office[],
  trx: TransactionClientContract
): Promise<OwnLetter[]> {
  const wanted = offices.flatMap(({ id, path }) =>
    [...new Set(below(path, told).map(keyOf))].map((key) => ({ id, key }))
  )
  const fresh = new Set(await claim(kind, wanted, trx))
  return offices.flatMap((office) => {
    const own = below(office.path, told).filter((one) => fresh.has(`${office.id} ${keyOf(one)}`))
    return own.length
      ? [{ office, letter: { ...digestLetter(office.id, own, heading), href } }]
      : []
  })
}

function mailsOf({ office, letter }: OwnLetter): NewMail[] {
  return office.people.map(({ id, address }) => ({
    accountId: id,
    to: address,
    subject: letter.title,
    body: letter.body ?? '',
    href: letter.href,
  }))
}

/** Those that nobody has claimed before, as `id key`. */
async function claim(kind: string, wanted: object[], trx: TransactionClientContract) {
  const rows = await sql<{ id: number; key: string }>(
    `INSERT INTO occurrences (kind, subject_id, key)
     SELECT ?, id, key FROM json_to_recordset(?::json) AS one (id bigint, key text)
     ON CONFLICT DO NOTHING RETURNING subject_id AS id, key`,
    [kind, JSON.stringify(wanted)],
    trx
  )
  return rows.map(({ id, key }) => `${id} ${key}`)
}

function below(path: string, told: readonly Told[]): Told[] {
  return told.filter((one) => one.path === path || one.path.startsWith(`${path}.`))
}
