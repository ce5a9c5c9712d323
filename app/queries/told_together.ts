import { isAddress } from '#models/outgoing_mail'
import { sharedAddress } from '#queries/report_email'
import { sql } from '#queries/sql'

/** Of which reports one letter tells, and the address it goes to; null: no mail, the message only. */
export interface ToldTogether {
  address: string | null
  reports: number[]
}

/** The letter about the first of these reports, with those of the others that share its address (P3). */
export async function toldTogether(ids: number[]): Promise<ToldTogether> {
  const same = await sql<{ id: number; address: string }>(
    `WITH told AS (
       SELECT r.id, ${sharedAddress('r', 'entry')} AS address
         FROM reports r JOIN roster_entries entry ON entry.id = r.roster_entry_id WHERE r.id = ANY(?))
     SELECT id, address FROM told
      WHERE ${isAddress('address')} AND address = (SELECT address FROM told WHERE id = ?)`,
    [ids, ids[0] ?? null]
  )
  if (same.length === 0) return { address: null, reports: ids.slice(0, 1) }
  return { address: same[0].address, reports: same.map(({ id }) => id) }
}
