import type Account from '#models/account'
import type { State } from '#models/report/flow'
import type { Part } from '#queries/part'
import { queueFilter } from '#queries/queue_filter'
import { Prepared } from '#queries/prepared'
import { asItStood, COVER, EXPLAINED, ORDERS, unreadBy, WEAK } from '#queries/queue_parts'
import { sql } from '#queries/sql'
import type { QueueFilters, Sort } from '#validators/queue'

export const PAGE_SIZE = 50

/** Nobody turns more pages than this; beyond it reports are not counted one by one. */
export const MOST_COUNTED = 2000

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

/** The rows of these reports, for the office bound last. Planned once: that takes longer than reading fifty. */
const rowsIn = (sort: Sort) =>
  new Prepared<QueueRow>(
    `rows of the queue by ${sort}`,
    `SELECT r.id, p.number, p.title, e.unit_name AS unit, r.region_code AS region, r.state,
         holder.name AS "waitingAt", r.waiting_since AS "waitingSince",
         coalesce(r.waiting_at = $2, false) AS "isMine",
         r.submitted_at AS "submittedAt", r.return_count AS "returnCount",
         (SELECT count(*) ${EXPLAINED}) AS explained,
         (SELECT count(*) ${unreadBy('$2')}) AS unread,
         (SELECT count(*) ${WEAK}) AS weak, ${COVER} AS cover
       FROM unnest($1::bigint[]) one JOIN reports r ON r.id = one
         JOIN roster_entries e ON e.id = r.roster_entry_id JOIN projects p ON p.id = r.project_id
         LEFT JOIN accounts holder ON holder.id = r.waiting_at
      ORDER BY ${ORDERS[sort]('r').join(', ')}`
  )

const ROWS: Record<Sort, Prepared<QueueRow>> = {
  submitted: rowsIn('submitted'),
  newest: rowsIn('newest'),
  waiting: rowsIn('waiting'),
  returned: rowsIn('returned'),
}

const SUMMARY = new Prepared<QueueSummary>(
  'what waits at an office',
  `SELECT survey_now() AS now, count(r.id) AS waiting, min(r.waiting_since) AS earliest
     FROM reports r WHERE r.round_id = ? AND r.waiting_at = ?`
)

/** The reports a manager has to deal with, by the filters of the page (W4). One statement per question. */
export class ReviewQueue {
  constructor(
    private readonly actor: Account,
    private readonly roundId: number,
    private readonly filters: QueueFilters
  ) {}

  async summary(): Promise<QueueSummary> {
    const [summary] = await SUMMARY.run([this.roundId, this.actor.office])
    return summary
  }

  /** One page of the filtered reports, with the number of all; above MOST_COUNTED it may be less than all. */
  async page(): Promise<{ total: number; rows: QueueRow[] }> {
    const chosen = await this.#chosen()
    const [{ total, ids }] = await sql<{ total: number; ids: number[] }>(
      `WITH ${chosen.text} SELECT total, ARRAY(SELECT id FROM page) AS ids FROM counted`,
      chosen.values
    )
    return { total, rows: await ROWS[this.filters.sort].run([ids, this.actor.office]) }
  }

  /** `page` with the ids, in any order, and `counted` with the total. */
  async #chosen(): Promise<Part> {
    return this.actor.role === 'nation' ? this.#ofAll() : this.#ofPart()
  }

  /** A part of the country is gone through once. */
  async #ofPart(): Promise<Part> {
    const { text, values } = await queueFilter(this.actor, this.roundId, this.filters)
    return {
      text: `found AS MATERIALIZED (SELECT r.id, ${this.#named} ${text}),
        page AS (SELECT id FROM found ORDER BY ${this.#names('found')} LIMIT ? OFFSET ?),
        counted AS (SELECT count(*) AS total FROM found)`,
      values: [...values, ...this.#slice],
    }
  }

  /**
   * Of the whole country MOST_COUNTED + 1 are looked for, in whatever order is quickest. Fewer are all
   * there are, and are sorted; where there are more, the page is not far along the index of its order.
   */
  async #ofAll(): Promise<Part> {
    const all = await queueFilter(this.actor, this.roundId, this.filters, true)
    const each = await queueFilter(this.actor, this.roundId, this.filters)
    const order = this.#keys('r').join(', ')
    return {
      text: `found AS MATERIALIZED (SELECT r.id ${all.text} LIMIT ?),
        counted AS (SELECT count(*) AS total FROM found),
        page AS (
          (SELECT r.id FROM found JOIN reports r USING (id)
            WHERE (SELECT total FROM counted) <= ? ORDER BY ${order} LIMIT ? OFFSET ?)
          UNION ALL
          (SELECT r.id ${each.text}
            AND (SELECT total FROM counted) > ? ORDER BY ${order} LIMIT ? OFFSET ?))`,
      values: [
        ...[...all.values, MOST_COUNTED + 1, MOST_COUNTED, ...this.#slice],
        ...[...each.values, MOST_COUNTED, ...this.#slice],
      ],
    }
  }

  get #slice(): number[] {
    return [PAGE_SIZE, (this.filters.page - 1) * PAGE_SIZE]
  }

  /** `next` is the one after this report in order, else the first of the others. What has left the queue had its place before it was decided. */
  async place(reportId: number): Promise<QueuePlace> {
    const { text, values } = await queueFilter(this.actor, this.roundId, this.filters)
    const [place] = await sql<QueuePlace>(
      `WITH queue AS (SELECT *, row_number() OVER () AS n
           FROM (SELECT r.id, ${this.#named} ${text} ORDER BY ${this.#keys('r').join(', ')} LIMIT ?) first),
         here AS (SELECT r.id, ${this.#named} FROM ${asItStood('queue')} r)
       SELECT (SELECT count(*) FROM queue) AS total,
         (SELECT n FROM queue JOIN here USING (id)) AS position,
         (SELECT queue.id FROM queue, here WHERE queue.id <> here.id
           ORDER BY (${this.#names('queue')}) < (${this.#names('here')}), n LIMIT 1) AS next`,
      [...values, MOST_COUNTED + 1, reportId]
    )
    return place
  }

  /** What the order goes by, of the reports under this alias. */
  #keys(of: string): string[] {
    return ORDERS[this.filters.sort](of)
  }

  /** The same as columns of their own. */
  get #named(): string {
    return this.#keys('r')
      .map((key, i) => `${key} AS k${i}`)
      .join(', ')
  }

  #names(of: string): string {
    return this.#keys('r')
      .map((_, i) => `${of}.k${i}`)
      .join(', ')
  }
}
