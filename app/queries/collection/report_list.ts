import { before } from '#models/report/deadline'
import type { State } from '#models/report/flow'
import { COVER_CODES } from '#presenters/cover_fields'
import { acceptedLevels } from '#queries/collection/accepted_levels'
import { collectionTable, totals } from '#queries/collection/collection_table'
import { isCounted, measures, type Measure } from '#queries/collection/measures'
import type { Place } from '#queries/collection/place'
import { reportEmail } from '#queries/report_email'
import { reportsBelow } from '#queries/collection/reports_below'
import { sql } from '#queries/sql'
import { projectMatch } from '#queries/text_match'

export const LIST_PAGE = 50

/** A report behind a number, with whom to ask about it. Times are ISO 8601 texts. */
export interface ListedReport {
  id: number
  number: string
  title: string
  unit: string | null
  region: string | null
  state: State
  waitingAt: string | null
  submittedAt: string | null
  closesAt: string
  isOver: boolean
  returnCount: number
  /** Of who fills it: the e-mail else of the issued list. */
  email: string | null
  phone: string | null
  contact: string | null
  lastLogin: string | null
  remindedAt: string | null
  /** The nearest enabled manager above it. */
  manager: string | null
  managerContact: string | null
  managerPhone: string | null
}

export interface ListFilters {
  roundId: number
  place: Place
  programme: string
  direct: boolean
  show: Measure
  text: string
}

const answer = (code: string) =>
  `nullif(btrim((SELECT raw FROM answers WHERE report_id = r.id AND code = '${code}')), '')`

const DETAILS = `
  SELECT r.id, p.number, p.title, entry.unit_name AS unit, r.region_code AS region,
    r.state, holder.name AS "waitingAt", r.submitted_at AS "submittedAt", r.closes_at AS "closesAt",
    NOT ${before('r.closes_at')} AS "isOver", r.return_count AS "returnCount",
    ${reportEmail('r', 'entry')} AS email, ${answer(COVER_CODES.fillerPhone)} AS phone, ${answer(COVER_CODES.fillerName)} AS contact,
    own.last_login_at AS "lastLogin", last.reminded_at AS "remindedAt",
    m.name AS manager, m.contact_name AS "managerContact", m.contact_phone AS "managerPhone"
  FROM reports r
    JOIN roster_entries entry ON entry.id = r.roster_entry_id
    JOIN projects p ON p.id = r.project_id
    LEFT JOIN accounts own ON own.id = r.account_id
    LEFT JOIN accounts holder ON holder.id = r.waiting_at
    LEFT JOIN last_reminders last ON last.report_id = r.id
    LEFT JOIN LATERAL (SELECT name, contact_name, contact_phone FROM accounts
       WHERE path @> r.path AND role <> 'respondent' AND enabled AND office_id IS NULL
       ORDER BY nlevel(path) DESC, id LIMIT 1) m ON true`

/** The reports behind one number of the collection status (P1), and whom to remind (P3). */
export class ReportList {
  constructor(private readonly filters: ListFilters) {}

  /** How many they are: read from the counters, unless a text is looked for. */
  async total(): Promise<number> {
    const { place, show, direct, text } = this.filters
    if (text) return this.count()
    if (!isCounted(show)) return this.#acceptedBelow(show)
    const { rows } = await collectionTable(place, this.filters)
    return totals(rows.filter(({ isDirect }) => isDirect || !direct))[show]
  }

  /** Counted one by one. */
  async count(): Promise<number> {
    const { text, values } = this.chosen()
    const [{ total }] = await sql<{ total: number }>(`SELECT count(*) AS total ${text}`, values)
    return total
  }

  /** `page` from 1. */
  page(page: number): Promise<ListedReport[]> {
    const { text, values } = this.chosen()
    return sql<ListedReport>(
      `WITH chosen AS (SELECT r.id ${text} ORDER BY r.path, r.id LIMIT ? OFFSET ?)
       ${DETAILS} JOIN chosen ON chosen.id = r.id ORDER BY r.path, r.id`,
      [...values, LIST_PAGE, (page - 1) * LIST_PAGE]
    )
  }

  /** All of them, for a file; `most` at the most. */
  all(most: number): Promise<ListedReport[]> {
    const { text, values } = this.chosen()
    return sql<ListedReport>(
      `WITH chosen AS (SELECT r.id ${text} ORDER BY r.path, r.id LIMIT ?)
       ${DETAILS} JOIN chosen ON chosen.id = r.id ORDER BY r.path, r.id`,
      [...values, most]
    )
  }

  /** `FROM reports r … WHERE …`, with its bindings. */
  chosen() {
    const { place, show, text } = this.filters
    const match = text ? projectMatch(text) : null
    const below = reportsBelow(this.filters, /^(waiting|accepted)_/.test(show) ? HOLDER : '')
    return {
      text: `${below.text} AND ${measures(place)[show]}
        ${match ? `AND ${match.text}` : ''}`,
      values: [...below.values, ...(match ? match.values : [])],
    }
  }

  async #acceptedBelow(show: Measure): Promise<number> {
    const levels = await acceptedLevels(this.filters.place, this.filters)
    const shown = levels.filter(({ role }) => `accepted_${role}` === show)
    // Nobody stands between a manager and what it holds itself.
    return this.filters.direct ? 0 : shown.reduce((all, { n }) => all + n, 0)
  }
}

const HOLDER = 'LEFT JOIN accounts w ON w.id = r.waiting_at'

/** The reports of a list, or only those of these ids. */
export function chosenIn(list: ReportList, ids: readonly number[] | null) {
  const { text, values } = list.chosen()
  return ids === null
    ? { text, values }
    : { text: `${text} AND r.id = ANY(?::bigint[])`, values: [...values, ids] }
}
