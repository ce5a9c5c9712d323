import type Account from '#models/account'
import type { State } from '#models/report/flow'
import { queueFilter } from '#queries/queue_filter'
import { COVER, EXPLAINED, ORDERS, UNREAD, WEAK } from '#queries/queue_parts'
import { sql } from '#queries/sql'
import type { QueueFilters } from '#validators/queue'

export const PAGE_SIZE = 50

/** Nobody turns more pages than this; beyond it reports are not counted one by one. */
export const MOST_COUNTED = 5000

/** One report in the queue. Times are ISO 8601 texts. */
export interface QueueRow {
  id: number
  number: string
  title: string
  unit: string | null
  region: string | null
  state: State
  waitingAt: string | null
  waitingSince: string | null
  isMine: boolean
  submittedAt: string | null
  returnCount: number
  explained: number
  unread: number
  weak: number
  cover: 'none' | 'void' | 'valid'
}

/** `count` is null where counting would take too long. */
export interface Facet {
  code: string
  count: number | null
}

/** How much waits at the actor, and since when. */
export interface QueueSummary {
  now: string
  waiting: number
  earliest: string | null
}

/** Where a report stands in the queue and which one comes next; `total` is capped at MOST_COUNTED + 1. */
export interface QueuePlace {
  total: number
  position: number | null
  next: number | null
}

/** Digits of a region code that tell the regions below each level apart. */
const REGION_DIGITS: Record<string, number> = { nation: 2, province: 4 }

/** The reports a manager has to deal with, by the filters of the page (W4). One statement per question. */
export class ReviewQueue {
  constructor(
    private readonly actor: Account,
    private readonly roundId: number,
    private readonly filters: QueueFilters
  ) {}

  async summary(): Promise<QueueSummary> {
    const [summary] = await sql<QueueSummary>(
      `SELECT survey_now() AS now, count(r.id) AS waiting, min(r.waiting_since) AS earliest
         FROM reports r WHERE r.round_id = ? AND r.waiting_at = ?`,
      [this.roundId, this.actor.office]
    )
    return summary
  }

  /** One page of the filtered reports, with the number of all, capped at MOST_COUNTED + 1. */
  async page(): Promise<{ total: number; rows: QueueRow[] }> {
    const { text, values } = await queueFilter(this.actor, this.roundId, this.filters)
    const order = this.#order('r').join(', ')
    const { office } = this.actor
    const rows = await sql<QueueRow & { total: number }>(
      `WITH page AS (SELECT r.id ${text} ORDER BY ${order} LIMIT ? OFFSET ?),
         counted AS (SELECT count(*) AS total FROM (SELECT ${text} LIMIT ?) one)
       SELECT counted.total, r.id, p.number, p.title, e.unit_name AS unit,  e.region_code AS region, r.state, holder.name AS "waitingAt", r.waiting_since AS "waitingSince",
           coalesce(r.waiting_at = ?, false) AS "isMine",
           r.submitted_at AS "submittedAt", r.return_count AS "returnCount",
           (SELECT count(*) ${EXPLAINED}) AS explained, (SELECT count(*) ${UNREAD}) AS unread,
           (SELECT count(*) ${WEAK}) AS weak, ${COVER} AS cover
         FROM counted, page JOIN reports r ON r.id = page.id
           JOIN roster_entries e ON e.id = r.roster_entry_id JOIN projects p ON p.id = r.project_id
           LEFT JOIN accounts holder ON holder.id = r.waiting_at
        ORDER BY ${order}`,
      [...values, PAGE_SIZE, this.#offset, ...values, MOST_COUNTED + 1, office, office]
    )
    return { total: rows[0]?.total ?? 0, rows }
  }

  /**
   * What can be chosen: regions and programmes of all reports below the actor. At the nation the
   * provinces, and every programme: nobody waits for a hundred thousand to be counted.
   */
  async facets(): Promise<{ regions: Facet[]; programmes: Facet[] | null }> {
    if (this.actor.role === 'nation') return { regions: await provinces(), programmes: null }
    const rows = await sql<{ region: string | null; programme: string | null; count: number }>(
      `SELECT rpad(left(e.region_code, ?), 6, '0') AS region, e.programme, count(*)
         FROM reports r JOIN roster_entries e ON e.id = r.roster_entry_id
        WHERE r.round_id = ? AND r.path <@ ?::ltree GROUP BY GROUPING SETS ((1), (2)) ORDER BY 1, 2`,
      [REGION_DIGITS[this.actor.role] ?? 6, this.roundId, this.actor.path]
    )
    const known = (code: string | null, count: number) => (code === null ? [] : [{ code, count }])
    return {
      regions: rows.flatMap(({ region, count }) => known(region, count)),
      programmes: rows.flatMap(({ programme, count }) => known(programme, count)),
    }
  }

  /** `next` is the one after this report in order, else the first of the others. */
  async place(reportId: number): Promise<QueuePlace> {
    const { text, values } = await queueFilter(this.actor, this.roundId, this.filters)
    const keys = this.#order('r')
    const named = keys.map((key, i) => `${key} AS k${i}`).join(', ')
    const key = (of: string) => `(${keys.map((_, i) => `${of}.k${i}`).join(', ')})`
    const [place] = await sql<QueuePlace>(
      `WITH queue AS (SELECT *, row_number() OVER () AS n
           FROM (SELECT r.id, ${named} ${text} ORDER BY ${keys.join(', ')} LIMIT ?) first),
         here AS (SELECT r.id, ${named} FROM reports r WHERE r.id = ?)
       SELECT (SELECT count(*) FROM queue) AS total,
         (SELECT n FROM queue JOIN here USING (id)) AS position,
         (SELECT queue.id FROM queue, here WHERE queue.id <> here.id
           ORDER BY ${key('queue')} < ${key('here')}, n LIMIT 1) AS next`,
      [...values, MOST_COUNTED + 1, reportId]
    )
    return place
  }

  get #offset() {
    return (this.filters.page - 1) * PAGE_SIZE
  }

  #order(of: string) {
    return ORDERS[this.filters.sort](of)
  }
}

async function provinces(): Promise<Facet[]> {
  const rows = await sql<{ code: string }>(
    `SELECT DISTINCT region_code AS code FROM accounts WHERE role = 'province' AND region_code IS NOT NULL ORDER BY 1`
  )
  return rows.map(({ code }) => ({ code, count: null }))
}
