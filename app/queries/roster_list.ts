import type Account from '#models/account'
import type { State } from '#models/report/flow'
import { below } from '#queries/below'
import type { Part } from '#queries/part'
import { inRegion } from '#queries/in_region'
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
      sql<{ total: number }>(`SELECT count(*)::int AS total FROM reports r WHERE ${text}`, values),
      sql<RosterRow>(
        `SELECT e.id, r.id AS "reportId", p.number, p.title, e.facts, r.state
           FROM reports r JOIN roster_entries e ON e.id = r.roster_entry_id
             JOIN projects p ON p.id = r.project_id
          WHERE ${text} ORDER BY e.id LIMIT ? OFFSET ?`,
        [...values, PAGE_SIZE, (this.filters.page - 1) * PAGE_SIZE]
      ),
    ])
    return { total, rows }
  }

  #filtered(): Part {
    const { region, programme, begun, text } = this.filters
    const parts: Part[] = [
      { text: 'r.round_id = ?', values: [this.roundId] },
      below(this.actor.path),
      ...(region ? [inRegion(region)] : []),
      ...(programme ? [{ text: 'r.programme = ?', values: [programme] }] : []),
      ...(begun ? [{ text: `(r.state <> 'not_started') = ?`, values: [begun === 'yes'] }] : []),
      ...(text ? [projectMatch(text)] : []),
    ]
    return {
      text: parts.map((part) => part.text).join(' AND '),
      values: parts.flatMap(({ values }) => values),
    }
  }
}
