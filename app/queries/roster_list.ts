import type Account from '#models/account'
import type { State } from '#models/report/flow'
import { regionPrefix } from '#queries/region_prefix'
import type { Part } from '#queries/part'
import { sql } from '#queries/sql'
import { projectMatch } from '#queries/text_match'
import type { Value } from '#questionnaire/types'
import type { RosterFilters } from '#validators/roster'

export const PAGE_SIZE = 50

/** One line of the issued list, with where its report stands. */
export interface RosterRow {
  /** Of the roster entry. */
  id: number
  reportId: number
  number: string
  title: string
  facts: Record<string, Value>
  state: State
}

const FROM = `FROM reports r JOIN roster_entries e ON e.id = r.roster_entry_id JOIN projects p ON p.id = r.project_id`

/** The part of a round's roster that an actor answers for (R2): what is below it in the tree. */
export class RosterList {
  constructor(
    private readonly actor: Account,
    private readonly roundId: number,
    private readonly filters: RosterFilters
  ) {}

  /** One page in the order of issuing, with the number of all. Two statements. */
  async page(): Promise<{ total: number; rows: RosterRow[] }> {
    const { text, values } = this.#filtered()
    const [[{ total }], rows] = await Promise.all([
      sql<{ total: number }>(`SELECT count(*)::int AS total ${FROM} WHERE ${text}`, values),
      sql<RosterRow>(
        `SELECT e.id, r.id AS "reportId", p.number, p.title, e.facts, r.state
           ${FROM} WHERE ${text} ORDER BY e.id LIMIT ? OFFSET ?`,
        [...values, PAGE_SIZE, (this.filters.page - 1) * PAGE_SIZE]
      ),
    ])
    return { total, rows }
  }

  #filtered(): Part {
    const { region, programme, begun, text } = this.filters
    const parts: Part[] = [
      { text: 'r.round_id = ? AND r.path <@ ?::ltree', values: [this.roundId, this.actor.path] },
      ...(region
        ? [{ text: `e.facts ->> 'regionCode' LIKE ?`, values: [`${regionPrefix(region)}%`] }]
        : []),
      ...(programme ? [{ text: `e.facts ->> 'programme' = ?`, values: [programme] }] : []),
      ...(begun ? [{ text: `(r.state <> 'not_started') = ?`, values: [begun === 'yes'] }] : []),
      ...(text ? [projectMatch(text)] : []),
    ]
    return {
      text: parts.map((part) => part.text).join(' AND '),
      values: parts.flatMap(({ values }) => values),
    }
  }
}
