import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import type { State } from '#models/report/flow'
import type { TransferState } from '#models/transfer/states'
import { sql } from '#queries/sql'
import { isId } from '#validators/is_id'

/** One transfer request with what it is about. Times are ISO 8601 texts. */
export interface TransferFacts {
  id: number
  status: TransferState
  roundId: number
  number: string
  title: string
  unit: string | null
  region: string | null
  entryId: number
  /** Until when its report can be filed. */
  closesAt: string
  /** Of the report. */
  state: State
  fromId: number
  from: string
  toId: number | null
  to: string | null
  reason: string
  askedAt: string
  decidedBy: string | null
  decidedAt: string | null
  answer: string | null
  fromRegion: string | null
  toRegion: string | null
  undoneAt: string | null
  undoReason: string | null
  /** No later request of the same project is open or approved. */
  isLatest: boolean
}

const FACTS = `
  SELECT t.id, t.status, t.round_id AS "roundId", p.number, p.title, e.unit_name AS unit, r.region_code AS region,
    t.roster_entry_id AS "entryId", r.closes_at AS "closesAt",
    r.state, t.from_id AS "fromId", f.name AS "from", t.to_id AS "toId", g.name AS "to", t.reason,
    t.asked_at AS "askedAt", d.name AS "decidedBy", t.decided_at AS "decidedAt", t.answer,
    t.from_region AS "fromRegion", t.to_region AS "toRegion", t.undone_at AS "undoneAt", t.undo_reason AS "undoReason",
    NOT EXISTS (SELECT FROM transfer_requests l WHERE l.roster_entry_id = t.roster_entry_id
      AND l.id > t.id AND l.status IN ('open', 'approved')) AS "isLatest"
  FROM transfer_requests t JOIN roster_entries e ON e.id = t.roster_entry_id
    JOIN projects p ON p.id = e.project_id JOIN reports r ON r.roster_entry_id = e.id
    JOIN accounts f ON f.id = t.from_id LEFT JOIN accounts g ON g.id = t.to_id
    LEFT JOIN accounts d ON d.id = t.decided_by`

/** The nation sees every request, a province those that leave it or come to it. */
const OF_ACTOR = `(? = 'nation' OR t.from_id = ? OR t.to_id = ?)`

/** What its reader looks for first: the nation what waits for it, a province what leaves it. */
const FIRST = `(CASE WHEN ? = 'nation' THEN t.status = 'open' ELSE t.to_id IS DISTINCT FROM ? END)`

export const PAGE_SIZE = 50

/** One page of requests, with how many there are on all pages: of those that come first, and in all. */
export interface TransferList {
  first: number
  total: number
  rows: TransferFacts[]
}

/** One page of the requests of a round: what its reader looks for first; in it the undecided ones, then the newest. */
export async function transfersOf(
  { role, id }: Account,
  roundId: number,
  page: number
): Promise<TransferList> {
  const [counts] = await sql<{ first: number; total: number }>(
    `SELECT count(*) FILTER (WHERE ${FIRST})::int AS first, count(*)::int AS total
       FROM transfer_requests t WHERE t.round_id = ? AND ${OF_ACTOR}`,
    [role, id, roundId, role, id, id]
  )
  const rows = await sql<TransferFacts>(
    `${FACTS} WHERE t.round_id = ? AND ${OF_ACTOR}
      ORDER BY ${FIRST} DESC, t.status <> 'open', t.id DESC LIMIT ? OFFSET ?`,
    [roundId, role, id, id, role, id, PAGE_SIZE, (page - 1) * PAGE_SIZE]
  )
  return { ...counts, rows }
}

/** The request with this id, if it is any of the actor's business; for everybody else there is none. */
export async function transferOf({ role, id }: Account, wanted: unknown): Promise<TransferFacts> {
  const [found] = isId(wanted)
    ? await sql<TransferFacts>(`${FACTS} WHERE t.id = ? AND ${OF_ACTOR}`, [
        Number(wanted),
        role,
        id,
        id,
      ])
    : []
  if (!found) throw refusals.noSuchTransfer()
  return found
}
