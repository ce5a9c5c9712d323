import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { BEFORE_DEADLINE, dayBefore, type Day } from '#models/report/deadline'
import { FILLABLE, type State } from '#models/report/flow'
import type Round from '#models/round'
import { digest } from '#models/schedule/digest'
import { sql } from '#queries/sql'

/**
 * What closed before managers were told last was told then, however long nobody had looked; a margin
 * for what has come in between.
 */
const NEWS = `coalesce((SELECT max(occurred_at) FROM occurrences WHERE kind = 'overdue'), '-infinity')
  - interval '10 days'`

/** Days that the heading names one by one. */
const MOST_NAMED = 3

interface Group {
  path: string
  closes: string
  state: State
  count: number
}

/**
 * Tells every manager once which reports were not handed over when a deadline ended (D4): after
 * downtime too, all such deadlines in one letter. Nothing has
 * to be written to close them: the clock does. Gives how many managers were told.
 */
export async function tellOverdue(
  round: Round,
  _now: Date,
  trx: TransactionClientContract
): Promise<number> {
  const groups = await sql<Group>(
    `SELECT path::text, closes_at AS closes, state, count(*)::int AS count FROM reports
      WHERE round_id = ? AND state = ANY(?) AND NOT (${BEFORE_DEADLINE})
        AND closes_at > ${NEWS} GROUP BY 1, 2, 3`,
    [round.id, FILLABLE],
    trx
  )
  if (groups.length === 0) return 0
  const told = groups.map(({ closes, ...group }) => ({ ...group, day: dayBefore(closes) }))
  return digest(
    { kind: 'overdue', told, heading, href: '/queue?state=overdue', keyOf: ({ day }) => day },
    trx
  )
}

function heading(days: Day[]): string {
  const named = days.slice(0, MOST_NAMED).join('、')
  return `${named}${days.length > MOST_NAMED ? ` 等 ${days.length} 个日期` : ' '}已截止，没有上报的报表`
}
