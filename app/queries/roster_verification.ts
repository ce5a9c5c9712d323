import type Account from '#models/account'
import type { State } from '#models/report/flow'
import { below, belowEach } from '#queries/below'
import type { Part } from '#queries/part'
import { sql } from '#queries/sql'
import { projectMatch } from '#queries/text_match'
import type { VerificationFilters } from '#validators/verification'

export const PAGE_SIZE = 50

/** Who has verified a line, and when: null means not yet. Times are ISO 8601 texts. */
export interface Verified {
  name: string
  at: string | null
}

/** One line of the list with how far it is verified. */
export interface VerificationRow {
  id: number
  reportId: number
  number: string
  title: string
  unit: string | null
  orgCode: string | null
  region: string | null
  state: State
  mineAt: string | null
  /** Managers between the actor and the report, highest first. */
  below: Verified[]
  /** A manager above that has verified it. */
  above: string | null
  remark: string | null
  remarks: number
  /** Of an open transfer request. */
  transferId: number | null
}

/** A manager right below, with how far it is with its own part. */
export interface Progress {
  id: number
  name: string
  total: number
  done: number
  lastAt: string | null
  settled: boolean
}

const CONFIRMED = `LEFT JOIN roster_confirmations c ON c.roster_entry_id = r.roster_entry_id AND c.account_id = ?`

const BELOW = `accounts a LEFT JOIN roster_confirmations b ON b.roster_entry_id = r.roster_entry_id AND b.account_id = a.id
  WHERE a.path @> r.path AND a.path <@ ?::ltree AND a.path <> ?::ltree AND a.role <> 'respondent' AND a.enabled`

const OPEN_TRANSFER = `FROM transfer_requests t WHERE t.roster_entry_id = r.roster_entry_id AND t.status = 'open'`

/** The actor's part of the list, and who has verified what of it (R2). One statement per question. */
export class RosterVerification {
  constructor(
    private readonly actor: Account,
    private readonly roundId: number,
    private readonly filters: VerificationFilters
  ) {}

  /** One page of the filtered lines in the order of issuing, with the number of all. */
  async page(): Promise<{ total: number; rows: VerificationRow[] }> {
    const { text, values } = this.#filtered()
    const { path, office } = this.actor
    const [[{ total }], rows] = await Promise.all([
      sql<{ total: number }>(
        `SELECT count(*)::int AS total FROM reports r ${CONFIRMED} WHERE ${text}`,
        [office, ...values]
      ),
      sql<VerificationRow>(
        `SELECT e.id, r.id AS "reportId", p.number, p.title, e.unit_name AS unit, r.org_code AS "orgCode",
            r.region_code AS region, r.state, c.confirmed_at AS "mineAt",
            coalesce((SELECT json_agg(json_build_object('name', a.name, 'at', b.confirmed_at)
              ORDER BY nlevel(a.path)) FROM ${BELOW}), '[]') AS below,
            (SELECT a.name FROM roster_confirmations b JOIN accounts a ON a.id = b.account_id
              WHERE b.roster_entry_id = e.id AND a.path @> ?::ltree AND a.path <> ?::ltree
              ORDER BY nlevel(a.path) DESC LIMIT 1) AS above,
            (SELECT text FROM roster_remarks m WHERE m.roster_entry_id = e.id AND m.account_id = ?) AS remark,
            (SELECT count(*)::int FROM roster_remarks m WHERE m.roster_entry_id = e.id) AS remarks,
            (SELECT t.id ${OPEN_TRANSFER}) AS "transferId"
          FROM reports r JOIN roster_entries e ON e.id = r.roster_entry_id
            JOIN projects p ON p.id = r.project_id ${CONFIRMED}
         WHERE ${text} ORDER BY r.roster_entry_id LIMIT ? OFFSET ?`,
        [
          ...[path, path, path, path, office, office],
          ...[...values, PAGE_SIZE, (this.filters.page - 1) * PAGE_SIZE],
        ]
      ),
    ])
    return { total, rows }
  }

  /** How far the managers right below are, those with the most left first. */
  progress(): Promise<Progress[]> {
    return sql<Progress>(
      `SELECT a.id, a.name, coalesce(one.total, 0) AS total, coalesce(one.done, 0) AS done, one."lastAt",
          EXISTS (SELECT FROM settlements s WHERE s.round_id = ? AND s.account_id = a.id) AS settled
         FROM accounts a LEFT JOIN LATERAL (
           SELECT count(*)::int AS total, count(b.account_id)::int AS done, max(b.confirmed_at) AS "lastAt"
             FROM reports r LEFT JOIN roster_confirmations b
               ON b.roster_entry_id = r.roster_entry_id AND b.account_id = a.id
            WHERE r.round_id = ? AND ${belowEach('a.path')}) one ON true
        WHERE a.superior_id = ? AND a.role <> 'respondent' AND a.enabled AND one.total > 0
        ORDER BY one.total - one.done DESC, a.path`,
      [this.roundId, this.roundId, this.actor.office]
    )
  }

  #filtered(): Part {
    const { path } = this.actor
    const { text, under } = this.filters
    const parts: Part[] = [
      { text: 'r.round_id = ?', values: [this.roundId] },
      below(path),
      under ? ofManager(under) : this.#ofState(),
      ...(text ? [projectMatch(text)] : []),
    ]
    return {
      text: parts.map((part) => part.text).join(' AND '),
      values: parts.flatMap(({ values }) => values),
    }
  }

  #ofState(): Part {
    const { path } = this.actor
    const parts: Record<VerificationFilters['state'], Part> = {
      open: { text: 'c.account_id IS NULL', values: [] },
      done: { text: 'c.account_id IS NOT NULL', values: [] },
      below: {
        text: `EXISTS (SELECT FROM ${BELOW} AND b.account_id IS NULL)`,
        values: [path, path],
      },
      remarked: {
        text: 'EXISTS (SELECT FROM roster_remarks m WHERE m.roster_entry_id = r.roster_entry_id)',
        values: [],
      },
      leaving: { text: `EXISTS (SELECT ${OPEN_TRANSFER})`, values: [] },
      all: { text: 'true', values: [] },
    }
    return parts[this.filters.state]
  }
}

/** What a manager has not verified of its own part; another's part is cut off by the actor's path. */
function ofManager(id: number): Part {
  return {
    text: `EXISTS (SELECT FROM accounts a WHERE a.id = ? AND a.path @> r.path AND a.role <> 'respondent'
      AND NOT EXISTS (SELECT FROM roster_confirmations b WHERE b.roster_entry_id = r.roster_entry_id AND b.account_id = a.id))`,
    values: [id],
  }
}
