import db from '@adonisjs/lucid/services/db'
import type Account from '#models/account'
import { KEEPERS, MANAGERS, acceptWord, type Level } from '#models/report/flow'
import type { Counts } from '#queries/collection/collection_table'
import { SOON_DAYS, type CountedMeasure } from '#queries/collection/measures'
import { unreadBy } from '#queries/queue_parts'
import { stalledHolders } from '#queries/stalled_holders'
import { STALLED_WORDS } from '#validators/queue'

/** Something a manager has to see to: how much of it there is, and where it is done. */
export interface TodoLine {
  key: string
  label: string | ((role: Level) => string)
  href: string
  levels: readonly Level[]
  /** A number of the collection status, or a scalar query over :round, :office, :path and :stalled. */
  count: { measure: CountedMeasure } | { sql: string }
}

const WAITING = `FROM reports r WHERE r.round_id = :round AND r.waiting_at = :office`

const list = (show: CountedMeasure) => `/reminders?show=${show}`

/** The one list of what a manager's home counts, most urgent first. To add a line is to add an entry. */
const LINES: readonly TodoLine[] = [
  {
    key: 'waiting',
    label: (role) => `等我${acceptWord(role)}`,
    href: '/queue',
    levels: MANAGERS,
    count: { sql: `SELECT count(*) ${WAITING}` },
  },
  {
    key: 'unread',
    label: '其中说明未看',
    href: '/queue?audit=unread',
    levels: MANAGERS,
    count: {
      sql: `SELECT count(*) ${WAITING} AND EXISTS (SELECT ${unreadBy(':office')})`,
    },
  },
  {
    key: 'stalled',
    label: STALLED_WORDS,
    href: '/queue?state=stalled',
    levels: MANAGERS.filter((level) => level !== 'unit'),
    count: {
      sql: `SELECT count(*) FROM reports r WHERE r.round_id = :round AND r.waiting_at = ANY(:stalled::bigint[])`,
    },
  },
  {
    key: 'overdue',
    label: '已逾期',
    href: list('overdue'),
    levels: MANAGERS,
    count: { measure: 'overdue' },
  },
  {
    key: 'soon',
    label: `${SOON_DAYS} 天内截止`,
    href: list('soon'),
    levels: MANAGERS,
    count: { measure: 'soon' },
  },
  {
    key: 'returned',
    label: '退回没改好',
    href: list('returned'),
    levels: MANAGERS,
    count: { measure: 'returned' },
  },
  {
    key: 'not_started',
    label: '没开始填',
    href: list('not_started'),
    levels: MANAGERS,
    count: { measure: 'not_started' },
  },
  {
    key: 'unverified',
    label: '清单没核实',
    href: '/roster/verification',
    levels: MANAGERS.filter((level) => level !== 'nation'),
    count: {
      // Hashed once: as a join it was planned when nobody had confirmed, and looked again for each of thousands.
      sql: `SELECT count(*) FROM reports r
        WHERE r.round_id = :round AND r.path >= :path::ltree AND r.path < (:path::text || '-')::ltree
          AND r.roster_entry_id NOT IN (SELECT roster_entry_id FROM roster_confirmations WHERE account_id = :office)`,
    },
  },
  {
    key: 'transfers',
    label: '迁出申请',
    href: '/transfers',
    levels: KEEPERS,
    count: {
      sql: `SELECT count(*) FROM transfer_requests t JOIN accounts a ON a.id = t.from_id
        WHERE t.round_id = :round AND t.status = 'open' AND a.path <@ :path::ltree`,
    },
  },
  {
    key: 'questions',
    label: '待答问题',
    href: '/questions',
    levels: MANAGERS,
    count: {
      sql: `SELECT count(*) FROM questions q WHERE q.addressee_id = :office AND q.answer IS NULL`,
    },
  },
]

export interface Todo extends Pick<TodoLine, 'key' | 'href'> {
  label: string
  count: number
}

/**
 * The lines of this level with their numbers; those that are no measure in one statement, beside those
 * that find out who is late. */
export async function managerTodo(
  actor: Account,
  roundId: number,
  counts: Counts
): Promise<Todo[]> {
  const lines = LINES.filter(({ levels }) => levels.includes(actor.role))
  const asked = lines.flatMap(({ key, count }) =>
    'sql' in count ? [`(${count.sql}) AS "${key}"`] : []
  )
  const stalled = await stalledHolders(actor, roundId)
  const { rows } = await db.rawQuery<{ rows: Record<string, number>[] }>(
    `SELECT ${asked.join(', ')}`,
    { round: roundId, office: actor.office, path: actor.path, stalled } as never
  )
  return lines.map(({ key, label, href, count }) => ({
    key,
    label: typeof label === 'string' ? label : label(actor.role),
    href,
    count: 'sql' in count ? rows[0][key] : counts[count.measure],
  }))
}
