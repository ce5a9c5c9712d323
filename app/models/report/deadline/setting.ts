import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import { outcomeOf, type Outcome, type Wanted } from '#models/report/deadline/change'
import { stampOf } from '#models/report/deadline/stamp'
import { targetsOf, type Target } from '#models/report/deadline/target'
import type { DeadlineNode, RoundDates } from '#models/report/deadline/dates'
import type { DeadlineTree } from '#models/report/deadline/tree'
import type Round from '#models/round'
import { deadlineTree, type DeadlineRow } from '#queries/deadline_tree'
import { sql } from '#queries/sql'

/** What somebody asks for on the page of deadlines. */
export interface Wish {
  target: Target
  wanted: Wanted
  /** Of the round; unset ones stay. */
  round: Partial<RoundDates>
  bringForward: boolean
}

/** A wish against the dates as they are now. */
export interface Prepared {
  round: Round
  rows: DeadlineRow[]
  targets: DeadlineNode[]
  before: DeadlineTree
  outcome: Outcome
  /** What must have been seen to store it. */
  stamp: string
  /** Nothing would be different: already so. */
  isDone: boolean
  /** Place below which something can change. */
  path: string
}

/** Reads the dates and works the wish out; inside a transaction when one is given (D1). */
export async function prepare(
  actor: Account,
  round: Round,
  wish: Wish,
  client: QueryClientContract = db.connection()
): Promise<Prepared> {
  const { tree: before, rows } = await deadlineTree(round, actor.path, client)
  const targets = targetsOf(actor, wish.target, before)
  const [{ now }] = await sql<{ now: string }>('SELECT survey_now() AS now', [], client)
  const setting = {
    targets: new Set(targets.map(({ id }) => id)),
    wanted: wish.wanted,
    round: { ...before.round, ...wish.round },
    byNation: actor.role === 'nation',
    bringForward: wish.bringForward,
  }
  const outcome = outcomeOf(before, setting, new Date(now))
  return {
    round,
    rows,
    targets,
    before,
    outcome,
    stamp: stampOf(targets, before.round),
    isDone: isSame(before, outcome.after),
    path: targets.length === 1 ? targets[0].path : actor.path,
  }
}

/** Whether two trees of the same managers hold the same dates. */
function isSame(one: DeadlineTree, other: DeadlineTree): boolean {
  const dates = ({ nodes, round }: DeadlineTree) =>
    JSON.stringify([
      round,
      nodes.map(({ own, ceiling }) => [own.filing, own.review, ceiling.filing, ceiling.review]),
    ])
  return dates(one) === dates(other)
}
