import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Round from '#models/round'

/** How the remark of such a row begins; of no other. */
const WORDS = '已按批准的迁出归'

/** From when they were judged before: the transfer may be undone by now. */
const FORGET = `
  UPDATE roster_import_rows s
     SET remarks = (SELECT coalesce(jsonb_agg(to_jsonb(one.remark) ORDER BY n), '[]')
           FROM jsonb_array_elements_text(s.remarks) WITH ORDINALITY AS one (remark, n)
          WHERE NOT starts_with(one.remark, :words))
   WHERE s.import_id = :import AND s.remarks <> '[]' AND strpos(s.remarks::text, :words) > 0`

/** The row names a region that an approved transfer took the project from, and nobody has given it back since. */
const KEEP = `
  UPDATE roster_import_rows s
     SET changes = nullif(s.changes - 'regionCode', '{}'),
         outcome = CASE WHEN s.changes - 'regionCode' = '{}' THEN 'skipped' ELSE 'changed' END,
         remarks = s.remarks || to_jsonb(:words::text || holder.name || '，这一行的行政区划代码 ' || t.from_region || ' 不采用')
    FROM transfer_requests t
    JOIN roster_entries e ON e.id = t.roster_entry_id JOIN projects p ON p.id = e.project_id
    JOIN reports r ON r.roster_entry_id = e.id
    JOIN accounts holder ON holder.path = subpath(r.path, 0, least(nlevel(r.path), 2))
     AND holder.role <> 'respondent' AND holder.office_id IS NULL
   WHERE s.import_id = :import AND s.number = p.number AND s.outcome = 'changed'
     AND t.round_id = :round AND t.status = 'approved' AND t.from_region = s.changes -> 'regionCode' ->> 1
     AND NOT EXISTS (SELECT FROM transfer_requests back WHERE back.roster_entry_id = e.id
           AND back.status = 'approved' AND back.id > t.id AND back.to_id = t.from_id)`

/** What a changed row `s` stores: its region only where that is among its changes. */
export const STORED_FACTS = `CASE WHEN jsonb_exists(s.changes, 'regionCode') THEN s.facts ELSE s.facts - 'regionCode' END`

/**
 * A list made before an approved transfer doesn't take the project back (R1, R4): the region and the
 * place that it has now stay, with a remark; whatever else the row says comes in. After the rows were
 * judged, before where their reports go.
 */
export async function keepTransferred(
  importId: number,
  round: Round,
  trx: TransactionClientContract
): Promise<void> {
  await trx.rawQuery(FORGET, { import: importId, words: WORDS })
  await trx.rawQuery(KEEP, { import: importId, round: round.id, words: WORDS })
}
