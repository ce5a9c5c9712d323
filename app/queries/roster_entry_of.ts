import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import type { State } from '#models/report/flow'
import { sql } from '#queries/sql'
import type { Value } from '#questionnaire/types'
import type { Verified } from '#queries/roster_verification'
import { isId } from '#validators/is_id'

/** One line of the list with everything that is said about it. Times are ISO 8601 texts. */
export interface EntryFacts {
  id: number
  number: string
  title: string
  reportId: number
  state: State
  facts: Record<string, Value>
  /** Of every level on the path, from the nation down; `isMine`: the actor's own. */
  verified: (Verified & { isMine: boolean })[]
  remarks: { name: string; text: string; at: string; isMine: boolean }[]
  transferId: number | null
}

/** The line with this id in the actor's part of the list; for everybody else there is none. */
export async function rosterEntryOf(
  actor: Account,
  roundId: number,
  id: unknown
): Promise<EntryFacts> {
  if (!isId(id)) throw refusals.noSuchEntry()
  const [entry] = await sql<EntryFacts>(
    `SELECT e.id, p.number, p.title, r.id AS "reportId", r.state, e.facts,
        (SELECT json_agg(json_build_object('name', a.name, 'at', c.confirmed_at, 'isMine', a.id = ?) ORDER BY nlevel(a.path))
           FROM accounts a LEFT JOIN roster_confirmations c ON c.account_id = a.id AND c.roster_entry_id = e.id
          WHERE a.path @> r.path AND a.role <> 'respondent' AND a.enabled AND a.office_id IS NULL) AS verified,
        coalesce((SELECT json_agg(json_build_object('name', a.name, 'text', m.text, 'at', m.written_at, 'isMine', a.id = ?)
              ORDER BY m.written_at) FROM roster_remarks m JOIN accounts a ON a.id = m.account_id
          WHERE m.roster_entry_id = e.id), '[]') AS remarks,
        (SELECT t.id FROM transfer_requests t WHERE t.roster_entry_id = e.id AND t.status = 'open') AS "transferId"
       FROM roster_entries e JOIN reports r ON r.roster_entry_id = e.id JOIN projects p ON p.id = e.project_id
      WHERE e.id = ? AND r.round_id = ? AND r.path <@ ?::ltree`,
    [actor.office, actor.office, Number(id), roundId, actor.path]
  )
  if (!entry) throw refusals.noSuchEntry()
  return entry
}
