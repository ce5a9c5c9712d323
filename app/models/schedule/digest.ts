import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Message from '#models/message'
import OutgoingMail from '#models/outgoing_mail'
import type { Day } from '#models/report/deadline'
import { digestLetter, type Told } from '#models/schedule/digest_letter'
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

interface Manager {
  id: number
  path: string
  address: string | null
}

/** Writes each manager above the reports one letter with counts, in the system and by mail; gives how many. */
export async function digest(
  { kind, told, heading, href, keyOf }: Digest,
  trx: TransactionClientContract
): Promise<number> {
  const managers = await sql<Manager>(
    `SELECT id, path::text, btrim(contact_email) AS address FROM accounts
      WHERE role <> 'respondent' AND enabled AND office_id IS NULL AND path @> ANY(?::ltree[])`,
    [[...new Set(told.map(({ path }) => path))]],
    trx
  )
  const wanted = managers.flatMap(({ id, path }) =>
    [...new Set(below(path, told).map(keyOf))].map((key) => ({ id, key }))
  )
  const fresh = new Set(await claim(kind, wanted, trx))
  const letters = managers.flatMap((manager) => {
    const own = below(manager.path, told).filter((one) => fresh.has(`${manager.id} ${keyOf(one)}`))
    return own.length
      ? [{ manager, letter: { ...digestLetter(manager.id, own, heading), href } }]
      : []
  })
  await Message.send(
    letters.map(({ letter }) => letter),
    null,
    trx
  )
  await OutgoingMail.post(
    letters.map(({ manager, letter }) => ({
      accountId: manager.id,
      to: manager.address,
      subject: letter.title,
      body: letter.body ?? '',
      href: letter.href,
    })),
    trx
  )
  return letters.length
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
