import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { State } from '#models/report/flow'
import { NearestManagers } from '#models/report/issuing/nearest_managers'
import type { Conflict } from '#models/roster_import/conflict'
import { STORED_FACTS } from '#models/roster_import/keep_transferred'
import type Round from '#models/round'
import { isTooLate } from '#models/transfer/held_transfer'
import { sql } from '#queries/sql'
import type { Value } from '#questionnaire/types'

/** Among the changes of a row: the managers that its report goes from and to. */
export const PLACE = '(place)'

/** A changed row whose report may come to stand elsewhere: by its region, or by its unit. */
interface Row {
  position: number
  regionCode: Value
  orgCode: Value
  path: string
  state: State
}

interface Manager {
  id: number
  path: string
  name: string
}

const ROWS = `
  SELECT s.position, f.facts ->> 'regionCode' AS "regionCode", f.facts ->> 'orgCode' AS "orgCode", r.path::text, r.state
    FROM roster_import_rows s JOIN projects p ON p.number = s.number
    JOIN roster_entries e ON e.project_id = p.id AND e.round_id = ?
    JOIN reports r ON r.roster_entry_id = e.id, LATERAL (SELECT jsonb_strip_nulls(e.facts || ${STORED_FACTS}) AS facts) f
   WHERE s.import_id = ? AND s.outcome = 'changed' AND jsonb_exists_any(s.changes, array['regionCode', 'orgCode'])
   ORDER BY s.position`

const STORE = `
  UPDATE roster_import_rows s
     SET changes = s.changes || one.changes, conflicts = s.conflicts || one.conflicts,
         outcome = CASE WHEN one.conflicts = '[]' THEN s.outcome ELSE 'refused' END
    FROM json_to_recordset(?::json) AS one (position integer, changes jsonb, conflicts jsonb)
   WHERE s.import_id = ? AND s.position = one.position`

/**
 * Says of changed rows whose report would move from where to where, and refuses those that would leave
 * their province, which is a transfer's business (R4), or move a report that the nation has.
 */
export async function judgeMoves(importId: number, round: Round, trx: TransactionClientContract) {
  const rows = await sql<Row>(ROWS, [round.id, importId], trx)
  if (rows.length === 0) return
  const nearest = await NearestManagers.load(round.reportYear, trx)
  const byPath = await managersByPath(trx)
  const moves = rows.flatMap((row) => {
    const to = byPath.get(nearest.of({ ...row }).path)!
    if (to.path === row.path) return []
    const from = byPath.get(row.path)!
    const conflicts = conflictsOf(row, from, to, byPath)
    const changes = conflicts.length > 0 ? {} : { [PLACE]: [from.name, to.name] }
    return [{ position: row.position, changes, conflicts }]
  })
  await sql(STORE, [JSON.stringify(moves), importId], trx)
}

function conflictsOf(
  { state, regionCode, path }: Row,
  from: Manager,
  to: Manager,
  byPath: ReadonlyMap<string, Manager>
): Conflict[] {
  const [own, other] = [provinceOf(path), provinceOf(to.path)]
  if (own !== null && own !== other) {
    const code = typeof regionCode === 'string' ? regionCode : ''
    const into = byPath.get(other ?? to.path)!
    return [{ kind: 'province', code, from: byPath.get(own)!.name, to: into.name }]
  }
  return isTooLate(state) ? [{ kind: 'tooLate', from: from.name, to: to.name, state }] : []
}

/** The path of the manager right below the nation; null right at the nation. */
function provinceOf(path: string): string | null {
  const labels = path.split('.')
  return labels.length > 1 ? labels.slice(0, 2).join('.') : null
}

async function managersByPath(trx: TransactionClientContract): Promise<Map<string, Manager>> {
  const managers = await sql<Manager>(
    `SELECT id, path::text, name FROM accounts WHERE role <> 'respondent' AND office_id IS NULL ORDER BY id DESC`,
    [],
    trx
  )
  return new Map(managers.map((manager) => [manager.path, manager]))
}
