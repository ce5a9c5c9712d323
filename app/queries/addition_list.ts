import type Account from '#models/account'
import type { AdditionState } from '#models/addition_request'
import { sql } from '#queries/sql'

export const PAGE_SIZE = 50

/** One request in the list. Times are ISO 8601 texts. */
export interface AdditionRow {
  id: number
  number: string
  title: string
  unit: string | null
  by: string
  at: string
  state: AdditionState
  decision: string | null
}

/** One page of the requests of a round below the actor: what waits first, then the newest. */
export async function additionList(
  actor: Account,
  roundId: number,
  page: number
): Promise<{ total: number; waiting: number; rows: AdditionRow[] }> {
  const rows = await sql<AdditionRow & { total: number; waiting: number }>(
    `SELECT q.id, q.number, q.title, q.facts ->> 'unitName' AS unit, a.name AS by, q.asked_at AS at,
        q.state, q.decision, count(*) OVER ()::int AS total,
        (count(*) FILTER (WHERE q.state = 'waiting') OVER ())::int AS waiting
       FROM addition_requests q JOIN accounts a ON a.id = q.asked_by
      WHERE q.round_id = ? AND a.path <@ ?::ltree
      ORDER BY q.state <> 'waiting', q.id DESC LIMIT ? OFFSET ?`,
    [roundId, actor.path, PAGE_SIZE, (page - 1) * PAGE_SIZE]
  )
  return { total: rows[0]?.total ?? 0, waiting: rows[0]?.waiting ?? 0, rows }
}
