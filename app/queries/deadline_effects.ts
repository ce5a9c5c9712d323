import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { effectiveDeadline, type Day } from '#models/report/deadline'
import type { DeadlineTree } from '#models/report/deadline/tree'
import { FILLABLE, type State } from '#models/report/flow'
import { sql } from '#queries/sql'

interface Group {
  path: string
  extendedTo: Day | null
  state: State
  count: number
}

/** A report that would have less time. */
export interface Loser {
  number: string
  title: string
  state: State
  from: Day
  to: Day
}

/** What new dates would do to the reports. */
export interface DeadlineEffects {
  /** How many would have another deadline, by state. */
  byState: { state: State; count: number }[]
  /** Reports that can still be filled in and would have less time, the first of them by number. */
  losing: { count: number; first: Loser[] }
  gaining: number
  /** Returned ones whose extension goes on although the day around it changes (D3). */
  keeping: number
}

/** So many are named one by one. */
const NAMED = 20

/** Works it out from counts by place, extension and state: two statements, however many reports. */
export async function deadlineEffects(
  roundId: number,
  path: string,
  { before, after }: { before: DeadlineTree; after: DeadlineTree },
  client: QueryClientContract = db.connection()
): Promise<DeadlineEffects> {
  const groups = await sql<Group>(
    `SELECT path::text, extended_to AS "extendedTo", state, count(*)::int AS count FROM reports
      WHERE round_id = ? AND path <@ ?::ltree GROUP BY 1, 2, 3`,
    [roundId, path],
    client
  )
  const moves = groups.map((group) => moveOf(group, before, after))
  const moved = moves.filter(({ from, to }) => from !== to)
  const losing = moved.filter(({ from, to, state }) => to < from && FILLABLE.includes(state))
  return {
    byState: Object.entries(Object.groupBy(moved, ({ state }) => state)).map(([state, some]) => ({
      state: state as State,
      count: sum(some),
    })),
    losing: { count: sum(losing), first: await named(roundId, losing, client) },
    gaining: sum(moved.filter(({ from, to }) => to > from)),
    keeping: sum(moves.filter(({ keeps }) => keeps)),
  }
}

type Move = Group & { from: Day; to: Day; keeps: boolean }

function moveOf(group: Group, before: DeadlineTree, after: DeadlineTree): Move {
  const { path, extendedTo } = group
  const day = (tree: DeadlineTree, extension: Day | null) =>
    effectiveDeadline({
      roundFiling: tree.round.filing,
      path: tree.links(path),
      extendedTo: extension,
    }).day
  const to = day(after, extendedTo)
  const isAround = day(before, null) !== day(after, null)
  return {
    ...group,
    from: day(before, extendedTo),
    to,
    keeps: isAround && extendedTo === to && day(after, null) < to,
  }
}

async function named(roundId: number, losing: readonly Move[], client: QueryClientContract) {
  if (losing.length === 0) return []
  return sql<Loser>(
    `SELECT p.number, p.title, r.state, one."from", one."to" FROM reports r
       JOIN projects p ON p.id = r.project_id
       JOIN json_to_recordset(?::json) AS one (path ltree, "extendedTo" date, state text, "from" date, "to" date)
         ON r.path = one.path AND r.state = one.state AND r.extended_to IS NOT DISTINCT FROM one."extendedTo"
      WHERE r.round_id = ? ORDER BY p.number LIMIT ${NAMED}`,
    [JSON.stringify(losing), roundId],
    client
  )
}

function sum(moves: readonly { count: number }[] = []): number {
  return moves.reduce((all, { count }) => all + count, 0)
}
