import type Account from '#models/account'
import type { State } from '#models/report/flow'
import { sql } from '#queries/sql'
import type { UnitFact } from '#models/unit_facts'
import { COMPARABLE, COMPARED, COVERS, FACTS, FINGERPRINT, HOLDS } from '#queries/unit_values'

/** One report of a unit with what it says. */
export interface UnitReport {
  id: number
  number: string
  title: string
  unit: string | null
  state: State
  waitingAt: string | null
  /** Has been handed over once, so that it counts. */
  compared: boolean
  /** By code: as typed, and what is compared. */
  values: Record<string, { raw: string; value: string }>
}

/** How a manager has explained a difference. */
export interface DifferenceNote {
  code: string
  note: string
  by: string
  at: string
  /** The values are still those that were explained. */
  holds: boolean
  /** All reports that the reader compares lie below who explained. */
  covers: boolean
}

export interface UnitComparison {
  reports: UnitReport[]
  /** By code, of the reports compared. */
  fingerprints: Record<string, string>
  notes: DifferenceNote[]
}

/** What the reports of one unit below a manager say about the unit (W6). Three statements. */
export async function unitComparison(
  actor: Account,
  roundId: number,
  orgCode: string,
  facts: readonly UnitFact[]
): Promise<UnitComparison> {
  const listed = JSON.stringify(facts)
  const own = [roundId, orgCode, actor.path]
  const [reports, prints, notes] = await Promise.all([
    sql<UnitReport>(REPORTS, [listed, ...own]),
    sql<{ code: string; fingerprint: string }>(FINGERPRINTS, [listed, ...own]),
    sql<DifferenceNote>(NOTES, [listed, actor.path, ...own, actor.path]),
  ])
  const fingerprints = Object.fromEntries(
    prints.map(({ code, fingerprint }) => [code, fingerprint])
  )
  return { reports, fingerprints, notes }
}

const OF_UNIT = `r.round_id = ? AND r.org_code = ? AND r.path <@ ?::ltree`
const ENTRIES = 'reports r JOIN roster_entries e ON e.id = r.roster_entry_id'

const VALUES = `
  SELECT r.id, f.code, ${COMPARABLE} AS value FROM ${ENTRIES} CROSS JOIN ${FACTS}
    LEFT JOIN answers a ON a.report_id = r.id AND a.code = f.code
   WHERE ${OF_UNIT} AND ${COMPARED}`

const REPORTS = `
  SELECT r.id, p.number, p.title, e.unit_name AS unit, r.state, holder.name AS "waitingAt",
      (${COMPARED}) AS compared,
      json_object_agg(f.code, json_build_object('raw', coalesce(a.raw, ''), 'value', ${COMPARABLE})) AS values
    FROM ${ENTRIES} JOIN projects p ON p.id = r.project_id CROSS JOIN ${FACTS}
    LEFT JOIN accounts holder ON holder.id = r.waiting_at
    LEFT JOIN answers a ON a.report_id = r.id AND a.code = f.code
   WHERE ${OF_UNIT} GROUP BY r.id, p.id, e.id, holder.id ORDER BY p.number`

const FINGERPRINTS = `SELECT v.code, ${FINGERPRINT} AS fingerprint FROM (${VALUES}) v GROUP BY v.code`

/** Of managers above and below the reader; whether they hold is judged by what they were about. */
const NOTES = `
  SELECT n.code, n.note, a.name AS by, n.noted_at AS at, ${HOLDS} AS holds, ${COVERS} AS covers
    FROM reconciliation_notes n JOIN accounts a ON a.id = n.noted_by
   WHERE n.round_id = ? AND n.org_code = ? AND (n.path <@ ?::ltree OR n.path @> ?::ltree)
   ORDER BY n.noted_at DESC`
