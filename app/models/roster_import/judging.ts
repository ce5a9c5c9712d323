import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { StatSerialNumbers } from '#models/report/issuing/stat_serial_numbers'
import { judgeMoves } from '#models/roster_import/judge_moves'
import { keepTransferred } from '#models/roster_import/keep_transferred'
import type Round from '#models/round'
import { sql } from '#queries/sql'

/** The places of each number that stands more than once. */
const TWICE = `
  SELECT number, jsonb_agg(jsonb_build_object('sheet', sheet, 'row', "row") ORDER BY position) AS places
    FROM roster_import_rows WHERE import_id = :import AND number <> '' GROUP BY number HAVING count(*) > 1`

/** Facts that the file gives otherwise than the entry of the round: name → [issued, in the file]. */
const CHANGES = `
  SELECT jsonb_object_agg(f.key, jsonb_build_array(e.facts -> f.key, f.value))
    FROM jsonb_each(s.facts || jsonb_build_object('title', s.title)) f
   WHERE f.value IS DISTINCT FROM coalesce(e.facts -> f.key, 'null')`

/** Most rows of a list imported again are as they were: looking at each fact would take ten times as long. */
const IS_OTHER = `jsonb_strip_nulls(e.facts)
  <> jsonb_strip_nulls(e.facts || s.facts || jsonb_build_object('title', s.title))`

const JUDGE = `
  WITH twice AS MATERIALIZED (${TWICE}), looked AS (
    SELECT s.position, e.id AS entry, CASE WHEN ${IS_OTHER} THEN (${CHANGES}) END AS changes,
        CASE WHEN twice.number IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object('kind', 'twice', 'places', twice.places)) END
        || CASE WHEN manager.id IS NULL THEN '[]' ELSE '[{"kind": "manager"}]' END::jsonb
        || CASE WHEN s.number = upper(s.number) AND s.number !~ '\\s' THEN '[]' ELSE '[{"kind": "unusable"}]' END::jsonb AS conflicts
      FROM roster_import_rows s
      LEFT JOIN twice ON twice.number = s.number
      LEFT JOIN accounts manager ON manager.user_name = s.number AND manager.role <> 'respondent'
      LEFT JOIN projects p ON p.number = s.number
      LEFT JOIN roster_entries e ON e.project_id = p.id AND e.round_id = :round
     WHERE s.import_id = :import
  ), judged AS (
    SELECT s.position, looked.changes, looked.conflicts, CASE
        WHEN s.mistakes <> '[]' OR looked.conflicts <> '[]' THEN 'refused'
        WHEN looked.entry IS NULL THEN 'added'
        WHEN looked.changes IS NULL THEN 'skipped' ELSE 'changed' END AS outcome
      FROM looked JOIN roster_import_rows s ON s.import_id = :import AND s.position = looked.position
  )
  UPDATE roster_import_rows s SET outcome = j.outcome, changes = j.changes, conflicts = j.conflicts
    FROM judged j
   WHERE s.import_id = :import AND s.position = j.position
     AND (s.outcome, s.changes, s.conflicts) IS DISTINCT FROM (j.outcome, j.changes, j.conflicts)`

/** Rows of one 统计编号 prefix beyond the last serial there is. */
const REFUSE_BEYOND = `
  UPDATE roster_import_rows s
     SET outcome = 'refused', conflicts = s.conflicts || jsonb_build_array(jsonb_build_object('kind', 'serials', 'prefix', ?::text))
    FROM (SELECT position, row_number() OVER (ORDER BY position) AS n FROM roster_import_rows
           WHERE import_id = ? AND outcome = 'added'
             AND (facts ->> 'programme') IS NOT DISTINCT FROM ? AND (facts ->> 'regionCode') IS NOT DISTINCT FROM ?) beyond
   WHERE s.import_id = ? AND s.position = beyond.position AND beyond.n > ?`

/**
 * Says of every staged row what would become of it now (R1): added, changed, skipped or refused. The
 * round stays locked until the transaction ends, so that what is judged is what will be stored.
 */
export async function judgeRows(importId: number, round: Round, trx: TransactionClientContract) {
  const serials = await StatSerialNumbers.load(round, trx)
  await trx.rawQuery(JUDGE, { import: importId, round: round.id })
  await keepTransferred(importId, round, trx)
  await judgeMoves(importId, round, trx)
  await refuseBeyondSerials(importId, serials, trx)
}

interface Group {
  programme: string | null
  regionCode: string | null
  count: number
}

async function refuseBeyondSerials(
  importId: number,
  serials: StatSerialNumbers,
  trx: TransactionClientContract
) {
  for (const { programme, regionCode, count } of await addedGroups(importId, trx)) {
    const free = serials.free({ programme, regionCode })
    if (count <= free) continue
    const prefix = serials.prefix({ programme, regionCode })
    await sql(REFUSE_BEYOND, [prefix, importId, programme, regionCode, importId, free], trx)
  }
}

function addedGroups(importId: number, trx: TransactionClientContract): Promise<Group[]> {
  return sql<Group>(
    `SELECT facts ->> 'programme' AS programme, facts ->> 'regionCode' AS "regionCode", count(*)::int AS count
       FROM roster_import_rows WHERE import_id = ? AND outcome = 'added' GROUP BY 1, 2`,
    [importId],
    trx
  )
}
