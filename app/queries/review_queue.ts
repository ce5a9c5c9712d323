import type Account from '#models/account'
import type { State } from '#models/report/flow'
import { regionPrefix } from '#queries/region_prefix'
import { sql } from '#queries/sql'
import type { AuditFilter, QueueFilters } from '#validators/queue'

export const PAGE_SIZE = 50

/** One report in the queue. Times are ISO 8601 texts. */
export interface QueueRow {
  id: number
  number: string
  title: string
  unit: string | null
  region: string | null
  state: State
  waitingAt: string | null
  isMine: boolean
  submittedAt: string | null
  returnCount: number
  explained: number
  unread: number
  cover: 'none' | 'void' | 'valid'
}

export interface Facet {
  code: string
  count: number
}

/** How much waits at the actor, and since when. */
export interface QueueSummary {
  now: string
  waiting: number
  earliest: string | null
}

/** Where a report stands in the queue and which one comes next. */
export interface QueuePlace {
  total: number
  position: number | null
  next: number | null
}

interface Part {
  text: string
  values: unknown[]
}

/** Digits of a region code that tell the regions below each level apart. */
const REGION_DIGITS: Record<string, number> = { nation: 2, province: 4 }

/** Explanations of the findings that stood at the submission; all, where the event does not tell. */
export const EXPLAINED = `
  FROM explanations x
  LEFT JOIN LATERAL (SELECT details -> 'explained' AS rules FROM report_events
    WHERE report_id = r.id AND action = 'submit' ORDER BY id DESC LIMIT 1) submitted ON true
  WHERE x.report_id = r.id AND (submitted.rules IS NULL OR submitted.rules @> to_jsonb(x.rule))`

const UNREAD = `${EXPLAINED} AND NOT EXISTS (SELECT FROM explanation_reads
  WHERE explanation_id = x.id AND version = x.version AND account_id = ?)`

const COVER = `FROM evidence_files WHERE report_id = r.id AND kind = 'cover' AND removed_at IS NULL`
const VALID_COVER = `EXISTS (SELECT ${COVER} AND check_code = r.check_code)`

/** First come, first served; what is not submitted comes last. */
const ORDER = `coalesce(r.submitted_at, 'infinity'), r.id`

/** The reports a manager has to deal with, by the filters of the page (W4). One statement per question. */
export class ReviewQueue {
  constructor(
    private readonly actor: Account,
    private readonly roundId: number,
    private readonly filters: QueueFilters
  ) {}

  /** How many digits of a region code the regions of this actor have. */
  get regionDigits(): number {
    return REGION_DIGITS[this.actor.role] ?? 6
  }

  async summary(): Promise<QueueSummary> {
    const [summary] = await sql<QueueSummary>(
      `SELECT survey_now() AS now, count(r.id) AS waiting, min(coalesce((SELECT max(e.created_at)
           FROM report_events e WHERE e.report_id = r.id AND e.to_waiting_at = r.waiting_at), r.submitted_at)) AS earliest
         FROM reports r WHERE r.round_id = ? AND r.waiting_at = ?`,
      [this.roundId, this.actor.office]
    )
    return summary
  }

  /** One page of the filtered reports, with the number of all. */
  async page(): Promise<{ total: number; rows: QueueRow[] }> {
    const { text, values } = this.#filtered()
    const rows = await sql<QueueRow & { total: number }>(
      `WITH page AS (SELECT r.id, count(*) OVER () AS total ${text} ORDER BY ${ORDER} LIMIT ? OFFSET ?)
       SELECT page.total, r.id, p.number, p.title, e.facts ->> 'unitName' AS unit,
           e.facts ->> 'regionCode' AS region, r.state, holder.name AS "waitingAt",
           coalesce(r.waiting_at = ?, false) AS "isMine",
           r.submitted_at AS "submittedAt", r.return_count AS "returnCount",
           (SELECT count(*) ${EXPLAINED}) AS explained, (SELECT count(*) ${UNREAD}) AS unread,
           CASE WHEN ${VALID_COVER} THEN 'valid' WHEN EXISTS (SELECT ${COVER}) THEN 'void' ELSE 'none' END AS cover
         FROM page JOIN reports r ON r.id = page.id
           JOIN roster_entries e ON e.id = r.roster_entry_id JOIN projects p ON p.id = r.project_id
           LEFT JOIN accounts holder ON holder.id = r.waiting_at
        ORDER BY ${ORDER}`,
      [
        ...values,
        PAGE_SIZE,
        (this.filters.page - 1) * PAGE_SIZE,
        this.actor.office,
        this.actor.office,
      ]
    )
    return { total: rows[0]?.total ?? 0, rows }
  }

  /** What can be chosen: the regions and programmes of all reports below the actor. */
  async facets(): Promise<{ regions: Facet[]; programmes: Facet[] }> {
    const rows = await sql<{ region: string | null; programme: string | null; count: number }>(
      `SELECT rpad(left(e.facts ->> 'regionCode', ?), 6, '0') AS region, e.facts ->> 'programme' AS programme, count(*)
         FROM reports r JOIN roster_entries e ON e.id = r.roster_entry_id
        WHERE r.round_id = ? AND r.path <@ ?::ltree GROUP BY GROUPING SETS ((1), (2)) ORDER BY 1, 2`,
      [this.regionDigits, this.roundId, this.actor.path]
    )
    const known = (code: string | null, count: number) => (code === null ? [] : [{ code, count }])
    return {
      regions: rows.flatMap(({ region, count }) => known(region, count)),
      programmes: rows.flatMap(({ programme, count }) => known(programme, count)),
    }
  }

  /** `next` is the one after this report in order, else the first of the others. */
  async place(reportId: number): Promise<QueuePlace> {
    const { text, values } = this.#filtered()
    const [place] = await sql<QueuePlace>(
      `WITH queue AS (SELECT r.id, coalesce(r.submitted_at, 'infinity') AS at, row_number() OVER (ORDER BY ${ORDER}) AS n ${text}),
         here AS (SELECT id, coalesce(submitted_at, 'infinity') AS at FROM reports WHERE id = ?)
       SELECT (SELECT count(*) FROM queue) AS total,
         (SELECT n FROM queue JOIN here USING (id)) AS position,
         (SELECT queue.id FROM queue, here WHERE queue.id <> here.id
           ORDER BY (queue.at, queue.id) < (here.at, here.id), n LIMIT 1) AS next`,
      [...values, reportId]
    )
    return place
  }

  #filtered(): Part {
    const { region, programme, text } = this.filters
    const parts: Part[] = [
      { text: 'r.round_id = ? AND r.path <@ ?::ltree', values: [this.roundId, this.actor.path] },
      this.#ofState(),
      ...this.#ofAudit(),
      ...(region
        ? [{ text: `e.facts ->> 'regionCode' LIKE ?`, values: [`${regionPrefix(region)}%`] }]
        : []),
      ...(programme ? [{ text: `e.facts ->> 'programme' = ?`, values: [programme] }] : []),
      ...(text ? [this.#ofText(`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`)] : []),
    ]
    return {
      text: `FROM reports r JOIN roster_entries e ON e.id = r.roster_entry_id JOIN projects p ON p.id = r.project_id
        WHERE ${parts.map((part) => part.text).join(' AND ')}`,
      values: parts.flatMap(({ values }) => values),
    }
  }

  #ofState(): Part {
    const { state } = this.filters
    if (state === 'mine') return { text: 'r.waiting_at = ?', values: [this.actor.office] }
    if (state === 'others') return { text: 'r.waiting_at <> ?', values: [this.actor.office] }
    return state === 'all' ? { text: 'true', values: [] } : { text: 'r.state = ?', values: [state] }
  }

  #ofAudit(): Part[] {
    const parts: Record<AuditFilter, Part> = {
      clean: { text: `NOT EXISTS (SELECT ${EXPLAINED})`, values: [] },
      unread: { text: `EXISTS (SELECT ${UNREAD})`, values: [this.actor.office] },
      cover: { text: `NOT ${VALID_COVER}`, values: [] },
    }
    return this.filters.audit ? [parts[this.filters.audit]] : []
  }

  #ofText(pattern: string): Part {
    return {
      text: `(p.number ILIKE ? OR p.title ILIKE ? OR e.facts ->> 'unitName' ILIKE ?)`,
      values: [pattern, pattern, pattern],
    }
  }
}
